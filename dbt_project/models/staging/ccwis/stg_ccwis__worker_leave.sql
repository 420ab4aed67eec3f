-- One row per worker and period of leave, as ccwis last handed it over.
with

source as (

    select * from {{ source('ccwis', 'worker_leave') }}

),

named as (

    select
        worker_leave_id,
        worker_id,
        starts_on,
        ends_on,
        share,
        recorded_at,
        changed_at

    from source

)

select * from named
