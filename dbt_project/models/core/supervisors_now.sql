-- One row per unit and person who supervises it on the as-of date.
with

as_of as (

    select as_of_date from {{ ref('as_of_dates') }}
    where is_current

),

supervisors as (

    select * from {{ ref('supervisors') }}

),

workers as (

    select * from {{ ref('workers') }}

),

present as (

    select distinct
        supervisors.unit_id,
        supervisors.worker_id,
        coalesce(workers.name, supervisors.worker_id) as name

    from supervisors

    cross join as_of

    left join workers
        on supervisors.worker_id = workers.worker_id

    where supervisors.starts_date <= as_of.as_of_date
        and (supervisors.ends_date is null or supervisors.ends_date > as_of.as_of_date)
        and (workers.left_date is null or workers.left_date > as_of.as_of_date)

)

select * from present
