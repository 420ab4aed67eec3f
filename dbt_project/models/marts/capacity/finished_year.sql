-- One row per item finished in the last year: the days and working hours it took, and its standard hours.
{{ config(schema='counts') }}

with

assumptions as (

    select * from {{ ref('assumptions') }}

),

step_hours as (

    select
        item_key,
        sum(touch_hours) as touch_hours
    from {{ ref('step_hours') }}
    group by item_key

),

calendar as (

    select * from {{ ref('calendar') }}

),

finished as (

    select
        placed_items.item_key,
        placed_items.kind,
        coalesce(placed_items.office_id, '-') as office_key,
        coalesce(placed_items.unit_id, '-') as unit_key,
        placed_items.opened_date,
        placed_items.ended_date,
        {{ days_between('placed_items.opened_date', 'placed_items.ended_date') }}
            as elapsed_days,
        (last_days.working_days_so_far - first_days.working_days_so_far)
        * assumptions.working_day as working_hours,
        coalesce(step_hours.touch_hours, 0) as touch_hours

    from {{ ref('placed_items') }} as placed_items

    -- Where some step cannot be known, days waited for it would look like days of nothing.
    inner join {{ ref('map_hours') }} as map_hours
        on placed_items.kind = map_hours.kind
        and map_hours.is_whole

    cross join assumptions

    left join calendar as first_days
        on placed_items.opened_date = first_days.date_day

    left join calendar as last_days
        on placed_items.ended_date = last_days.date_day

    left join step_hours
        on placed_items.item_key = step_hours.item_key

    where placed_items.ended_as = 'done'
        and placed_items.ended_date
        > {{ add_days('assumptions.as_of_date', '-1 * assumptions.usual_days') }}

)

select * from finished
