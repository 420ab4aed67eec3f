-- One row per known barrier of a person, as ccwis last handed it over.
with

source as (

    select * from {{ source('ccwis', 'barriers') }}

),

named as (

    select
        barrier_id,
        case_id,
        person_id,
        kind,
        starts_on,
        ends_on,
        recorded_at,
        changed_at

    from source

)

select * from named
