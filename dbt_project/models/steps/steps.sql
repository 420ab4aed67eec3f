-- One row per worked item, step of its map and occurrence, whether on record or not.
with

item_maps as (

    select * from {{ ref('item_maps') }}

),

step_map as (

    select
        map_id,
        step,
        repeats,
        is_periodic
    from {{ ref('step_map') }}

),

repeated_refs as (

    select * from {{ ref('repeated_refs') }}

),

dated_steps as (

    select
        item_key,
        step,
        step_ref,
        seen_from
    from {{ ref('dated_steps') }}
    where step_ref <> ''

),

first_refs as (

    select
        item_key,
        repeats,
        min(seen_from) as seen_from

    from repeated_refs

    group by item_key, repeats

),

laid as (

    -- Each step once: while nothing it repeats for is on record.
    select
        item_maps.item_key,
        item_maps.map_id,
        step_map.step,
        '' as step_ref,
        '' as pair_ref,
        cast('1900-01-01' as date) as seen_from,
        first_refs.seen_from as seen_until

    from item_maps

    inner join step_map
        on item_maps.map_id = step_map.map_id

    left join first_refs
        on item_maps.item_key = first_refs.item_key
        and step_map.repeats = first_refs.repeats

    where first_refs.seen_from is null
        or first_refs.seen_from > cast('1900-01-01' as date)

    union all

    -- Each thing it repeats for.
    select
        item_maps.item_key,
        item_maps.map_id,
        step_map.step,
        repeated_refs.step_ref,
        repeated_refs.step_ref as pair_ref,
        repeated_refs.seen_from,
        null as seen_until

    from item_maps

    inner join step_map
        on item_maps.map_id = step_map.map_id

    inner join repeated_refs
        on item_maps.item_key = repeated_refs.item_key
        and step_map.repeats = repeated_refs.repeats

    union all

    -- Each time it was undone again.
    select
        item_maps.item_key,
        item_maps.map_id,
        step_map.step,
        dated_steps.step_ref,
        '' as pair_ref,
        dated_steps.seen_from,
        null as seen_until

    from item_maps

    inner join step_map
        on item_maps.map_id = step_map.map_id
        and step_map.repeats = ''
        and not step_map.is_periodic

    inner join dated_steps
        on item_maps.item_key = dated_steps.item_key
        and step_map.step = dated_steps.step

)

select * from laid
