-- One row per open item: the standard hours of a caseworker that are booked on it for the days ahead.
with

assumptions as (

    select
        *,
        {{ add_days('as_of_date', 'load_days') }} as until_date
    from {{ ref('assumptions') }}

),

placed_items as (

    select * from {{ ref('placed_items') }}
    where ended_date is null

),

told_steps as (

    select * from {{ ref('told_steps') }}
    where state in ('waiting', 'under_way', 'later')

),

step_hours as (

    select * from {{ ref('step_hours') }}

),

kind_hours as (

    select * from {{ ref('kind_hours') }}

),

booked as (

    select
        told_steps.item_key,
        count(*) as steps,
        -- A step that takes longer than the days ahead is spread over its usual days.
        sum(
            step_hours.casework_hours
            * least(1.0, assumptions.load_days * 1.0 / greatest(told_steps.expected_days, 1))
        ) as hours

    from told_steps

    cross join assumptions

    -- Turns of a periodic step come with the monthly hours.
    inner join step_hours
        on told_steps.item_key = step_hours.item_key
        and told_steps.step = step_hours.step
        and told_steps.step_ref = step_hours.step_ref

    where told_steps.state in ('waiting', 'under_way')
        or told_steps.planned_date between assumptions.as_of_date and assumptions.until_date
        or told_steps.limit_date <= assumptions.until_date
        or told_steps.window_opens between assumptions.as_of_date and assumptions.until_date

    group by told_steps.item_key

),

totals as (

    select
        placed_items.item_id,
        placed_items.kind,
        placed_items.title,
        placed_items.case_id,
        placed_items.office_id,
        placed_items.unit_id,
        placed_items.worker_id,
        placed_items.access_level,
        cast(coalesce(booked.steps, 0) as integer) as steps_booked,
        cast(
            coalesce(booked.hours, 0)
            + kind_hours.monthly_hours_each * assumptions.load_days / 30.4375
            as numeric(9, 2)
        ) as hours_booked

    from placed_items

    cross join assumptions

    left join booked
        on placed_items.item_key = booked.item_key

    left join kind_hours
        on placed_items.kind = kind_hours.kind

)

select * from totals
