-- One row per unit, supervisor and period, as ccwis last handed it over.
with

source as (

    select * from {{ source('ccwis', 'unit_supervisors') }}

),

named as (

    select
        unit_supervisor_id,
        unit_id,
        worker_id,
        starts_on,
        ends_on,
        recorded_at,
        changed_at

    from source

)

select * from named
