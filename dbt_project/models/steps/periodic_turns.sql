-- One row per worked item, date and periodic step that had a turn by then.
with

dated_steps as (

    select
        item_key,
        step,
        done_date
    from {{ ref('dated_steps') }}
    where done_date is not null

),

worked_items as (

    select * from {{ ref('worked_items') }}

),

item_maps as (

    select * from {{ ref('item_maps') }}

),

step_map as (

    select * from {{ ref('step_map') }}
    where is_periodic

),

turns as (

    select
        dated_steps.item_key,
        worked_items.as_of_date,
        dated_steps.step,
        step_map.policy_days,
        min(dated_steps.done_date) as first_turn_date,
        max(dated_steps.done_date) as last_turn_date

    from dated_steps

    inner join item_maps
        on dated_steps.item_key = item_maps.item_key

    -- Only periodic steps have turns.
    inner join step_map
        on item_maps.map_id = step_map.map_id
        and dated_steps.step = step_map.step

    inner join worked_items
        on dated_steps.item_key = worked_items.item_key
        and dated_steps.done_date <= worked_items.as_of_date

    group by
        dated_steps.item_key,
        worked_items.as_of_date,
        dated_steps.step,
        step_map.policy_days

),

dated as (

    select
        item_key,
        as_of_date,
        step,
        first_turn_date,
        last_turn_date,
        {{ add_days('last_turn_date', 'policy_days') }} as next_turn_date

    from turns

)

select * from dated
