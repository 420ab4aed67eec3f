-- One row per worked item, thing its steps repeat for, and one of those on record.
with

dated_steps as (

    select
        item_key,
        step,
        step_ref,
        seen_from
    from {{ ref('dated_steps') }}

),

item_maps as (

    select * from {{ ref('item_maps') }}

),

step_map as (

    select * from {{ ref('step_map') }}
    where repeats <> ''

),

refs as (

    select
        dated_steps.item_key,
        step_map.repeats,
        dated_steps.step_ref,
        min(dated_steps.seen_from) as seen_from

    from dated_steps

    inner join item_maps
        on dated_steps.item_key = item_maps.item_key

    -- Steps that happen once have no things to repeat for.
    inner join step_map
        on item_maps.map_id = step_map.map_id
        and dated_steps.step = step_map.step

    group by dated_steps.item_key, step_map.repeats, dated_steps.step_ref

)

select * from refs
