-- One row per session offered, as ccwis last handed it over.
with

source as (

    select * from {{ source('ccwis', 'family_time') }}

),

named as (

    select
        family_time_id,
        case_id,
        person_id,
        with_person_id,
        offered_on,
        attended,
        reason,
        recorded_at,
        changed_at

    from source

)

select * from named
