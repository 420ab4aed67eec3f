-- One row per caseworker employed on the as-of date, with who supervises the worker directly.
with

as_of as (

    select as_of_date from {{ ref('as_of_dates') }}
    where is_current

),

workers as (

    select * from {{ ref('workers') }}

),

unit_heads as (

    select distinct
        supervisors.unit_id,
        supervisors.worker_id

    from {{ ref('supervisors') }} as supervisors

    cross join as_of

    where supervisors.starts_date <= as_of.as_of_date
        and (supervisors.ends_date is null or supervisors.ends_date > as_of.as_of_date)

),

listed as (

    select
        unit_id,
        {{ dbt.listagg('worker_id', "';'", 'order by worker_id') }} as supervisor_ids

    from unit_heads

    group by unit_id

),

present as (

    select
        workers.worker_id,
        workers.unit_id,
        workers.office_id,
        workers.hired_date,
        as_of.as_of_date,
        -- The supervisor on the worker's own record, else those of the unit.
        coalesce(workers.supervisor_id, listed.supervisor_ids) as supervisor_ids

    from workers

    cross join as_of

    left join listed
        on workers.unit_id = listed.unit_id

    where workers.role = 'worker'
        and (workers.left_date is null or workers.left_date > as_of.as_of_date)

)

select * from present
