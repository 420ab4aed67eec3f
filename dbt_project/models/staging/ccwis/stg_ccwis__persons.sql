-- One row per person, as ccwis last handed it over.
with

source as (

    select * from {{ source('ccwis', 'persons') }}

),

named as (

    select
        person_id,
        birth_date,
        sex,
        race,
        ethnicity,
        tribe_code,
        confidential_location,
        recorded_at,
        changed_at

    from source

)

select * from named
