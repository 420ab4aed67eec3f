-- One row per worker with leave on record up to the as-of date and period of it, in days.
with

as_of as (

    select as_of_date from {{ ref('as_of_dates') }}
    where is_current

),

worker_leave as (

    select * from {{ ref('contract_worker_leave') }}

),

taken as (

    select
        worker_leave.worker_leave_id,
        worker_leave.worker_id,
        worker_leave.starts_on as starts_date,
        least(
            coalesce(worker_leave.ends_on, {{ add_days('as_of.as_of_date', 1) }}),
            {{ add_days('as_of.as_of_date', 1) }}
        ) as ends_date

    from worker_leave

    cross join as_of

    where worker_leave.starts_on <= as_of.as_of_date

)

select * from taken
