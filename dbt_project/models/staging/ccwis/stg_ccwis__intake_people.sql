-- One row per person in a report, as ccwis last handed it over.
with

source as (

    select * from {{ source('ccwis', 'intake_people') }}

),

named as (

    select
        intake_person_id,
        intake_id,
        person_id,
        role,
        recorded_at,
        changed_at

    from source

)

select * from named
