-- One row per child in an open case without a birth date.
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
        'birth_date_missing' as finding,
        'persons' as table_name,
        children.person_id as record_id,
        'No birth date on record' as detail,
        children.starts_date as since

    from children

    -- A child who is not on record is another finding.
    inner join people
        on children.person_id = people.person_id

    where people.birth_date is null

)

select * from found
