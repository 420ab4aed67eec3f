-- A step that a supervisor holds has an action, and an action is of a step that a supervisor holds.
with

held as (

    select distinct step from {{ ref('process_map') }}
    where holder = 'supervisor'

)

select coalesce(held.step, supervisor_actions.step) as step

from held

full outer join {{ ref('supervisor_actions') }} as supervisor_actions
    on held.step = supervisor_actions.step

where held.step is null or supervisor_actions.step is null
