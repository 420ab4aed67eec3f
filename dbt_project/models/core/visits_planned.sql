-- One row per contact planned on or after the as-of date, neither made nor cancelled.
with

as_of as (

    select as_of_date from {{ ref('as_of_dates') }}
    where is_current

),

contacts as (

    select * from {{ ref('contract_contacts') }}

),

planned as (

    select
        contacts.contact_id,
        contacts.case_id,
        contacts.person_id,
        contacts.purpose,
        contacts.planned_for as planned_date

    from contacts

    cross join as_of

    where contacts.planned_for >= as_of.as_of_date
        and contacts.completed is null
        and contacts.occurred_at is null
        and (contacts.cancelled_on is null or contacts.cancelled_on > as_of.as_of_date)

)

select * from planned
