-- One row per worker or supervisor, with the office of the worker's unit.
with

workers as (

    select * from {{ ref('contract_workers') }}

),

units as (

    select * from {{ ref('contract_units') }}

),

placed as (

    select
        workers.worker_id,
        workers.name,
        workers.email,
        workers.role,
        workers.job_class,
        workers.unit_id,
        units.office_id,
        workers.supervisor_id,
        workers.hired_on as hired_date,
        workers.trained_on as trained_date,
        workers.left_on as left_date,
        workers.fte

    from workers

    left join units
        on workers.unit_id = units.unit_id

)

select * from placed
