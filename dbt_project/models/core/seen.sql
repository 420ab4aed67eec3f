-- One row per person and contact in which a worker saw the person, up to the as-of date.
with

as_of as (

    select as_of_date from {{ ref('as_of_dates') }}
    where is_current

),

contacts as (

    select * from {{ ref('contract_contacts') }}
    where completed and in_person

),

contact_people as (

    select * from {{ ref('contract_contact_people') }}
    where seen

),

people as (

    select contact_id, person_id, seen_alone from contact_people

    union all

    select contact_id, person_id, seen_alone from contacts
    where person_id is not null

),

seen as (

    select
        people.person_id,
        people.contact_id,
        contacts.case_id,
        cast(contacts.occurred_at as date) as seen_date,
        contacts.purpose,
        contacts.in_residence as is_in_residence,
        max(case when people.seen_alone then 1 when not people.seen_alone then 0 end)
            as seen_alone

    from people

    cross join as_of

    -- People of a contact that did not take place in person were not seen.
    inner join contacts
        on people.contact_id = contacts.contact_id
        and cast(contacts.occurred_at as date) <= as_of.as_of_date

    group by
        people.person_id,
        people.contact_id,
        contacts.case_id,
        cast(contacts.occurred_at as date),
        contacts.purpose,
        contacts.in_residence

)

select * from seen
