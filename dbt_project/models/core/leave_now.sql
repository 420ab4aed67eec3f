-- One row per worker on leave on the as-of date.
with

as_of as (

    select as_of_date from {{ ref('as_of_dates') }}
    where is_current

),

worker_leave as (

    select * from {{ ref('contract_worker_leave') }}

),

away as (

    select
        worker_leave.worker_id,
        min(worker_leave.starts_on) as starts_date,
        max(coalesce(worker_leave.share, 1)) as share

    from worker_leave

    cross join as_of

    where worker_leave.starts_on <= as_of.as_of_date
        and (worker_leave.ends_on is null or worker_leave.ends_on > as_of.as_of_date)

    group by worker_leave.worker_id

)

select * from away
