-- One row per worker and piece of work, as ccwis last handed it over.
with

source as (

    select * from {{ source('ccwis', 'assignments') }}

),

named as (

    select
        assignment_id,
        subject_type,
        subject_id,
        worker_id,
        role,
        starts_on,
        ends_on,
        recorded_at,
        changed_at

    from source

)

select * from named
