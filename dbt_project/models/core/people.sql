-- One row per person, without a name.
with

persons as (

    select * from {{ ref('contract_persons') }}

),

described as (

    select
        person_id,
        birth_date,
        sex,
        race,
        ethnicity,
        tribe_code,
        coalesce(confidential_location, false) as is_confidential_location

    from persons

)

select * from described
