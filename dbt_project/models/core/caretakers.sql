-- One row per investigation and caretaker named in its report, and how reached.
with

investigations as (

    select * from {{ ref('contract_investigations') }}

),

intake_people as (

    select * from {{ ref('contract_intake_people') }}
    where role in ('mother', 'father', 'caregiver')

),

contacts_by_person as (

    select * from {{ ref('contacts_by_person') }}

),

named as (

    select distinct
        investigations.investigation_id,
        intake_people.person_id

    from intake_people

    -- People of a report that was not screened in have nobody to talk to them.
    inner join investigations
        on intake_people.intake_id = investigations.intake_id

),

reached as (

    select
        investigation_id,
        person_id,
        {{ contact_dates('is_heard') }}

    from contacts_by_person

    where investigation_id is not null

    group by investigation_id, person_id

),

described as (

    select
        named.investigation_id,
        named.person_id,
        reached.first_planned_date,
        reached.planned_date,
        reached.planned_on,
        reached.times_moved,
        reached.tried_date,
        reached.done_at,
        reached.recorded_at,
        reached.contact_id

    from named

    left join reached
        on named.investigation_id = reached.investigation_id
        and named.person_id = reached.person_id

)

select * from described
