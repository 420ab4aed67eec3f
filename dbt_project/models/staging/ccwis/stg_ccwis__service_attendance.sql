-- One row per session offered, as ccwis last handed it over.
with

source as (

    select * from {{ source('ccwis', 'service_attendance') }}

),

named as (

    select
        service_attendance_id,
        referral_id,
        person_id,
        offered_on,
        attended,
        reason,
        recorded_at,
        changed_at

    from source

)

select * from named
