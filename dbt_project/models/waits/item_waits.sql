-- One row per open item and date with an open wait: its waits together, and the primary one.
with

waits as (

    select * from {{ ref('waits') }}

),

step_map as (

    select
        map_id,
        step,
        is_event,
        expected_days
    from {{ ref('step_map') }}

),

seen_steps as (

    select
        item_key,
        as_of_date,
        step,
        step_ref,
        times_moved
    from {{ ref('seen_steps') }}

),

keyed_items as (

    select
        item_key,
        chain_count
    from {{ ref('keyed_items') }}

),

measured as (

    select
        waits.*,
        -- A hearing moves by being continued: each link of the chain is a move.
        coalesce(
            seen_steps.times_moved,
            case when step_map.is_event then keyed_items.chain_count - 1 end,
            0
        ) as times_moved,
        {{ add_days('waits.as_of_date', '2 * step_map.expected_days') }} as planned_by

    from waits

    left join step_map
        on waits.map_id = step_map.map_id
        and waits.step = step_map.step

    left join seen_steps
        on waits.item_key = seen_steps.item_key
        and waits.as_of_date = seen_steps.as_of_date
        and waits.step = seen_steps.step
        and waits.recorded_ref = seen_steps.step_ref

    left join keyed_items
        on waits.item_key = keyed_items.item_key

),

together as (

    select
        item_key,
        as_of_date,
        cast(count(*) as integer) as open_waits,
        max(case when is_planned then 0 else 1 end) = 0 as is_all_planned,
        max(case when is_planned then 1 else 0 end) = 1 as has_planned,
        max(case when not is_planned and is_inside then 1 else 0 end) = 0
            as is_unplanned_outside,
        max(case when is_primary and is_inside then 1 else 0 end) = 0
            as is_primary_outside,
        max(
            case
                when is_primary and is_planned and planned_date <= planned_by
                    and times_moved <= 1 then 1
                else 0
            end
        ) = 1 as is_primary_soon

    from measured

    group by item_key, as_of_date

)

select * from together
