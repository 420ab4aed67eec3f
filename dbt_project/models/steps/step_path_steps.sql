-- One row per way back and step that lies between its ends.
with

step_paths as (

    select * from {{ ref('step_paths') }}
    where between_steps <> ''

),

step_map as (

    select * from {{ ref('step_map') }}

),

between_steps as (

    select
        step_paths.path_id,
        step_map.map_id,
        step_map.step,
        step_map.repeats <> '' as is_repeating

    from step_paths

    -- Every step between is on the map of its period.
    inner join step_map
        on step_paths.map_id = step_map.map_id
        and {{ list_holds('step_paths.between_steps', 'step_map.step') }}

)

select * from between_steps
