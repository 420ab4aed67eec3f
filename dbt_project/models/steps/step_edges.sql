-- One row per map period, step and step it comes directly after.
with

step_map as (

    select * from {{ ref('step_map') }}

),

edges as (

    select
        step_map.map_id,
        step_map.step,
        earlier.step as earlier_step,
        earlier.repeats as earlier_repeats

    from step_map

    -- A step that follows nothing has no edge.
    inner join {{ ref('step_map') }} as earlier
        on step_map.map_id = earlier.map_id
        and {{ list_holds('step_map.after_steps', 'earlier.step') }}

)

select * from edges
