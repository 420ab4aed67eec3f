-- One row per map period, step and step that follows it, directly or not.
with

step_paths as (

    select * from {{ ref('step_paths') }}

),

step_map as (

    select * from {{ ref('step_map') }}

),

pairs as (

    select distinct
        map_id,
        earlier_step as step,
        step as later_step
    from step_paths

),

described as (

    select
        pairs.map_id,
        pairs.step,
        pairs.later_step,
        -- Steps that repeat for the same thing pair by what they repeat for.
        earlier.repeats <> '' and earlier.repeats = later.repeats as is_paired

    from pairs

    left join step_map as earlier
        on pairs.map_id = earlier.map_id
        and pairs.step = earlier.step

    left join step_map as later
        on pairs.map_id = later.map_id
        and pairs.later_step = later.step

)

select * from described
