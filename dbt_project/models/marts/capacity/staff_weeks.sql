-- One row per unit and week end: caseworkers' posts filled, trained, on leave and no longer filled.
{{ config(schema='counts') }}

with

assumptions as (

    select * from {{ ref('assumptions') }}

),

weeks as (

    select week_ends.week_end
    from {{ ref('week_ends') }} as week_ends
    -- Earlier weeks are not shown.
    inner join assumptions
        on assumptions.weeks > week_ends.weeks_back

),

-- Without the share of a post that each one fills, nothing is known of hours.
known as (

    select
        max(case when table_column = 'workers.fte' then 1 else 0 end) = 1 as is_fte_known,
        max(case when table_column = 'worker_leave.starts_on' then 1 else 0 end) = 1
            as is_leave_known
    from {{ ref('coverage') }}
    where is_supplied

),

worker_weeks as (

    select
        unit_id,
        week_end,
        sum(filled_fte) as filled_fte,
        sum(trained_fte) as trained_fte,
        sum(leave_fte) as leave_fte
    from {{ ref('worker_weeks') }}
    group by unit_id, week_end

),

units as (

    select units.*
    from {{ ref('units') }} as units
    inner join known
        on known.is_fte_known

),

grid as (

    select
        weeks.week_end,
        units.unit_id,
        units.office_id,
        units.program,
        known.is_leave_known,
        coalesce(worker_weeks.filled_fte, 0) as filled_fte,
        coalesce(worker_weeks.trained_fte, 0) as trained_fte,
        coalesce(worker_weeks.leave_fte, 0) as leave_fte

    from units

    cross join weeks

    cross join known

    left join worker_weeks
        on units.unit_id = worker_weeks.unit_id
        and weeks.week_end = worker_weeks.week_end

),

counted as (

    select
        week_end,
        unit_id,
        office_id,
        program,
        cast(filled_fte as numeric(9, 4)) as filled_fte,
        cast(trained_fte as numeric(9, 4)) as trained_fte,
        cast(case when is_leave_known then leave_fte end as numeric(9, 4)) as leave_fte,
        cast(
            max(filled_fte) over (
                partition by unit_id order by week_end
                rows between unbounded preceding and current row
            ) - filled_fte
            as numeric(9, 4)
        ) as unfilled_fte

    from grid

)

select * from counted
