-- One row per entry to care and fact that makes one of its steps necessary.
with

removals as (

    select * from {{ ref('contract_removals') }}

),

people as (

    select * from {{ ref('people') }}

),

described as (

    select
        'entry_to_care/' || removals.removal_id as item_id,
        coalesce(removals.paternity_needed, false) as is_paternity_open,
        {{ whole_years('people.birth_date', 'removals.removed_on') }} as age_years

    from removals

    left join people
        on removals.person_id = people.person_id

),

facts as (

    select
        item_id,
        'paternity_open' as fact,
        cast(null as date) as since_date,
        cast(null as date) as until_date

    from described

    where is_paternity_open

    union all

    select
        item_id,
        'school_age' as fact,
        cast(null as date) as since_date,
        cast(null as date) as until_date

    from described

    where age_years between 5 and 17

)

select * from facts
