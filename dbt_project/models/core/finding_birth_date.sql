-- One row per child in an open case with no birth date, or one set to January 1.
with

children as (

    select
        person_id,
        min(case_id) as case_id,
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
        case when people.birth_date is null then 'birth_date_missing' else 'january_first' end
            as finding,
        'persons' as table_name,
        children.person_id as record_id,
        case
            when people.birth_date is null then 'No birth date on record'
            else 'Birth date is a January 1'
        end as detail,
        children.case_id,
        children.starts_date as since

    from children

    left join people
        on children.person_id = people.person_id

    where people.birth_date is null
        or (
            extract(month from people.birth_date) = 1
            and extract(day from people.birth_date) = 1
        )

)

select * from found
