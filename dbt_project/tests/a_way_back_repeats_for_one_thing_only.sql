-- One row per way back whose steps repeat for two different things, which cannot pair.
with

step_paths as (

    select * from {{ ref('step_paths') }}

),

step_map as (

    select * from {{ ref('step_map') }}
    where repeats <> ''

)

select step_paths.path_id

from step_paths

-- Only ways with a step that repeats are kept.
inner join step_map
    on step_paths.map_id = step_map.map_id
    and {{ list_holds(
        "step_paths.step || ';' || step_paths.earlier_step || step_paths.between_steps",
        'step_map.step'
    ) }}

group by step_paths.path_id

having count(distinct step_map.repeats) > 1
