-- One row per contact and person it is about (a null person when it names none).
with

contacts as (

    select * from {{ ref('contract_contacts') }}

),

contact_people as (

    select * from {{ ref('contract_contact_people') }}

),

investigations as (

    select
        intake_id,
        min(investigation_id) as investigation_id

    from {{ ref('contract_investigations') }}

    where intake_id is not null

    group by intake_id

),

listed as (

    select
        contact_id,
        person_id,
        min(case when seen then 1 when not seen then 0 end) as seen_flag,
        max(case when seen_alone then 1 else 0 end) as alone_flag

    from contact_people

    group by contact_id, person_id

),

listing as (

    select distinct contact_id from listed

),

named as (

    select
        contact_id,
        person_id,
        seen_flag,
        alone_flag

    from listed

    union all

    select
        contacts.contact_id,
        contacts.person_id,
        1 as seen_flag,
        case when contacts.seen_alone then 1 else 0 end as alone_flag

    from contacts

    left join listed
        on contacts.contact_id = listed.contact_id
        and contacts.person_id = listed.person_id

    left join listing
        on contacts.contact_id = listing.contact_id

    where (contacts.person_id is not null and listed.contact_id is null)
        or (contacts.person_id is null and listing.contact_id is null)

),

described as (

    select
        contacts.contact_id,
        named.person_id,
        contacts.case_id,
        contacts.intake_id,
        coalesce(contacts.investigation_id, investigations.investigation_id)
            as investigation_id,
        contacts.assessment_id,
        contacts.purpose,
        contacts.planned_for as planned_date,
        case
            when contacts.planned_for is not null
                then coalesce(contacts.planned_on, cast(contacts.recorded_at as date))
        end as planned_on,
        contacts.occurred_at,
        cast(contacts.occurred_at as date) as occurred_date,
        contacts.cancelled_on as cancelled_date,
        contacts.documented_at,
        coalesce(contacts.completed, false) and contacts.occurred_at is not null
            as is_done,
        contacts.occurred_at is not null and not coalesce(contacts.completed, false)
            and contacts.cancelled_on is null as is_try,
        contacts.planned_for is not null and contacts.occurred_at is null
            and contacts.cancelled_on is null as is_live_plan,
        contacts.planned_for is not null and contacts.cancelled_on is not null
            as is_moved_plan,
        coalesce(contacts.completed, false) and contacts.occurred_at is not null
            and coalesce(named.seen_flag, 1) = 1 as is_heard,
        coalesce(contacts.completed, false) and contacts.occurred_at is not null
            and coalesce(contacts.in_person, false)
            and coalesce(named.seen_flag, 0) = 1 as is_seen,
        named.alone_flag = 1 as is_alone,
        coalesce(contacts.in_residence, false) as is_in_residence,
        contacts.recorded_at

    from named

    -- A line about a contact that was never delivered has no date and is lost here.
    inner join contacts
        on named.contact_id = contacts.contact_id

    left join investigations
        on contacts.investigation_id is null
        and contacts.intake_id = investigations.intake_id

)

select * from described
