-- One row per session offered up to the as-of date, of a service or of family time.
with

as_of as (

    select as_of_date from {{ ref('as_of_dates') }}
    where is_current

),

service_attendance as (

    select * from {{ ref('contract_service_attendance') }}

),

service_referrals as (

    select * from {{ ref('contract_service_referrals') }}

),

family_time as (

    select * from {{ ref('contract_family_time') }}

),

services as (

    select
        'service' as sort,
        service_referrals.case_id,
        coalesce(service_attendance.person_id, service_referrals.person_id) as person_id,
        cast(null as {{ dbt.type_string() }}) as child_id,
        service_referrals.need_id,
        service_referrals.service_referral_id as referral_id,
        service_referrals.service_type,
        service_referrals.provider_id,
        service_referrals.end_planned_for as end_planned_date,
        service_referrals.ended_on as ended_date,
        service_attendance.offered_on as offered_date,
        service_attendance.attended as is_attended,
        service_attendance.reason

    from service_attendance

    -- A session of an unknown referral belongs to no case.
    inner join service_referrals
        on service_attendance.referral_id = service_referrals.service_referral_id

),

visits as (

    -- The parent takes part; the child is whom the time is with.
    select
        'family_time' as sort,
        case_id,
        coalesce(with_person_id, person_id) as person_id,
        person_id as child_id,
        cast(null as {{ dbt.type_string() }}) as need_id,
        cast(null as {{ dbt.type_string() }}) as referral_id,
        cast(null as {{ dbt.type_string() }}) as service_type,
        cast(null as {{ dbt.type_string() }}) as provider_id,
        cast(null as date) as end_planned_date,
        cast(null as date) as ended_date,
        offered_on as offered_date,
        attended as is_attended,
        reason

    from family_time

),

sessions as (

    select * from services
    union all
    select * from visits

)

select sessions.*
from sessions

cross join as_of

where sessions.offered_date <= as_of.as_of_date
