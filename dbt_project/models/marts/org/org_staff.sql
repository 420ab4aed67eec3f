-- One row per worker or supervisor, with what counts of them on the as-of date.
{{ config(schema='counts') }}

with

as_of as (

    select as_of_date from {{ ref('as_of_dates') }}
    where is_current

),

workers as (

    select * from {{ ref('workers') }}

),

leave_now as (

    select * from {{ ref('leave_now') }}

),

employed as (

    select
        workers.*,
        as_of.as_of_date,
        (workers.left_date is null or workers.left_date > as_of.as_of_date)
            and (workers.hired_date is null or workers.hired_date <= as_of.as_of_date)
            as is_current

    from workers

    cross join as_of

),

staff as (

    select
        employed.worker_id,
        employed.unit_id,
        employed.office_id,
        employed.name,
        employed.role,
        employed.is_current,
        employed.is_current and employed.role = 'worker' as is_caseworker,
        employed.is_current and employed.role = 'worker'
            and (
                employed.trained_date is null
                or employed.trained_date > employed.as_of_date
            ) as is_in_training,
        employed.is_current and employed.role = 'worker'
            and leave_now.worker_id is not null as is_on_leave,
        case
            when employed.is_current and employed.role = 'worker'
                then coalesce(employed.fte, 1)
        end as caseworker_fte

    from employed

    left join leave_now
        on employed.worker_id = leave_now.worker_id

)

select * from staff
