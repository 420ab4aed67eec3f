-- One row per child in an open case whose birth date is a January 1.
with

children as (

    select
        person_id,
        min(starts_date) as starts_date

    from {{ ref('members_now') }}

    where role = 'child'

    group by person_id

),

people as (

    select * from {{ ref('people') }}

),

found as (

    select
        'january_first' as finding,
        'persons' as table_name,
        children.person_id as record_id,
        'Birth date is a January 1' as detail,
        children.starts_date as since

    from children

    -- A child who is not on record is another finding.
    inner join people
        on children.person_id = people.person_id

    where extract(month from people.birth_date) = 1
        and extract(day from people.birth_date) = 1

)

select * from found
