-- One row per worker and period of leave, with the share of working time it takes.
with

worker_leave as (

    select * from {{ ref('contract_worker_leave') }}

),

dated as (

    select
        worker_leave_id,
        worker_id,
        starts_on as starts_date,
        ends_on as ends_date,
        coalesce(share, 1) as share

    from worker_leave

)

select * from dated
