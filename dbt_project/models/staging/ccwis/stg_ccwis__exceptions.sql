-- One row per authorised extension or pause, as ccwis last handed it over.
with

source as (

    select * from {{ source('ccwis', 'exceptions') }}

),

named as (

    select
        exception_id,
        subject_type,
        subject_id,
        kind,
        reason,
        approved_by,
        starts_on,
        ends_on,
        recorded_at,
        changed_at

    from source

)

select * from named
