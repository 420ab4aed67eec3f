-- One row per investigation and child said to be harmed, and how the child was reached.
with

allegations as (

    select * from {{ ref('contract_allegations') }}

),

contacts_by_person as (

    select * from {{ ref('contacts_by_person') }}

),

victims as (

    select distinct
        investigation_id,
        coalesce(
            victim_id,
            case when alleged_role = 'victim' then person_id end
        ) as person_id

    from allegations

    where victim_id is not null
        or alleged_role = 'victim'

),

reached as (

    select
        investigation_id,
        person_id,
        {{ contact_dates('is_seen') }}

    from contacts_by_person

    where investigation_id is not null

    group by investigation_id, person_id

),

described as (

    select
        victims.investigation_id,
        victims.person_id,
        reached.first_planned_date,
        reached.planned_date,
        reached.planned_on,
        reached.times_moved,
        reached.tried_date,
        reached.done_at,
        reached.recorded_at,
        reached.contact_id

    from victims

    left join reached
        on victims.investigation_id = reached.investigation_id
        and victims.person_id = reached.person_id

    where victims.person_id is not null

)

select * from described
