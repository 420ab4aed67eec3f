-- One row per investigation and fact that makes one of its steps needed.
with

items as (

    select * from {{ ref('item_investigation') }}

),

investigations as (

    select * from {{ ref('contract_investigations') }}

),

intakes as (

    select * from {{ ref('contract_intakes') }}
    where response_priority is not null

),

unsafe_assessments as (

    select
        investigation_id,
        min(cast(documented_at as date)) as since_date

    from {{ ref('contract_assessments') }}

    where kind = 'safety'
        and occasion = 'initial'
        and result = 'unsafe'

    group by investigation_id

),

record_requests as (

    select
        subject_id as investigation_id,
        kind,
        -- A request without any day is needed from the start.
        case
            when count(*) = count(coalesce(identified_on, requested_on))
                then min(coalesce(identified_on, requested_on))
        end as since_date

    from {{ ref('contract_record_requests') }}

    where subject_type = 'investigation'
        and kind in ('drug_screen', 'forensic_interview')

    group by subject_id, kind

),

decided as (

    select
        items.item_id,
        investigations.substance_affected_infant,
        investigations.case_opens,
        coalesce(investigations.unsafe, false) as is_unsafe,
        unsafe_assessments.investigation_id is not null as is_assessed_unsafe,
        unsafe_assessments.since_date as unsafe_date

    from items

    left join investigations
        on items.source_id = investigations.investigation_id

    left join unsafe_assessments
        on items.source_id = unsafe_assessments.investigation_id

),

facts as (

    select
        item_id,
        'unsafe' as fact,
        unsafe_date as since_date

    from decided

    where is_unsafe or is_assessed_unsafe

    union all

    select
        item_id,
        'substance_affected_infant' as fact,
        cast(null as date) as since_date

    from decided

    where substance_affected_infant

    union all

    select
        item_id,
        'case_opens' as fact,
        cast(null as date) as since_date

    from decided

    where case_opens

    union all

    select
        items.item_id,
        'response:' || intakes.response_priority as fact,
        cast(null as date) as since_date

    from items

    -- Without a priority on record no limit for the first contact is known.
    inner join intakes
        on items.intake_id = intakes.intake_id

    union all

    select
        items.item_id,
        record_requests.kind || '_needed' as fact,
        record_requests.since_date

    from record_requests

    -- A request about an investigation that was never delivered makes nothing needed.
    inner join items
        on record_requests.investigation_id = items.source_id

),

dated as (

    select
        item_id,
        fact,
        since_date,
        cast(null as date) as until_date

    from facts

)

select * from dated
