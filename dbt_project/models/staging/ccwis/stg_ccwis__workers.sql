-- One row per worker or supervisor, as ccwis last handed it over.
with

source as (

    select * from {{ source('ccwis', 'workers') }}

),

named as (

    select
        worker_id,
        unit_id,
        supervisor_id,
        name,
        email,
        role,
        job_class,
        hired_on,
        trained_on,
        left_on,
        fte,
        recorded_at,
        changed_at

    from source

)

select * from named
