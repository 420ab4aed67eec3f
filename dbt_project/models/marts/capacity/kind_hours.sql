-- One row per kind of item whose steps are all known: the standard hours one of them takes, and a month of one that is open.
with

item_kinds as (

    select * from {{ ref('item_kinds') }}

),

assumptions as (

    select * from {{ ref('assumptions') }}

),

placed_items as (

    select * from {{ ref('placed_items') }}

),

step_hours as (

    select
        item_key,
        sum(touch_hours) as touch_hours,
        sum(casework_hours) as casework_hours
    from {{ ref('step_hours') }}
    group by item_key

),

finished as (

    select
        placed_items.kind,
        cast(count(*) as integer) as n,
        avg(step_hours.touch_hours) as touch_hours,
        avg(step_hours.casework_hours) as casework_hours

    from placed_items

    cross join assumptions

    -- An item none of whose steps is known says nothing about hours.
    inner join step_hours
        on placed_items.item_key = step_hours.item_key

    where placed_items.ended_as = 'done'
        and placed_items.ended_date
        > {{ add_days('assumptions.as_of_date', '-1 * assumptions.usual_days') }}

    group by placed_items.kind

),

on_the_map as (

    select * from {{ ref('map_hours') }}
    where is_whole

),

measured as (

    select
        item_kinds.kind,
        item_kinds.label,
        coalesce(finished.n, 0) as n,
        case when finished.n >= assumptions.shown_from then 'finished' else 'map' end as basis,
        cast(
            case when finished.n >= assumptions.shown_from then finished.touch_hours else on_the_map.touch_hours end
            as numeric(9, 2)
        ) as touch_hours,
        cast(
            case
                when finished.n >= assumptions.shown_from then finished.casework_hours
                else on_the_map.casework_hours
            end as numeric(9, 2)
        ) as hours_each,
        cast(
            on_the_map.periodic_hours
            + case when item_kinds.in_headline then assumptions.monthly_hours else 0 end
            as numeric(9, 2)
        ) as monthly_hours_each,
        queue_kinds.is_queue

    from item_kinds

    cross join assumptions

    -- A kind of which the source does not know every step is not counted in hours.
    inner join on_the_map
        on item_kinds.kind = on_the_map.kind

    left join finished
        on item_kinds.kind = finished.kind

    left join {{ ref('queue_kinds') }} as queue_kinds
        on item_kinds.kind = queue_kinds.kind

)

select * from measured
