-- One row per item and step on record that the map of its kind does not have.
with

dated_steps as (

    select distinct
        item_key,
        step
    from {{ ref('dated_steps') }}

),

item_maps as (

    select * from {{ ref('item_maps') }}

),

step_map as (

    select * from {{ ref('step_map') }}

)

select
    dated_steps.item_key,
    dated_steps.step

from dated_steps

left join item_maps
    on dated_steps.item_key = item_maps.item_key

left join step_map
    on item_maps.map_id = step_map.map_id
    and dated_steps.step = step_map.step

where step_map.step is null
