-- One row per item, date and waiting step occurrence, with who can end the wait.
with

step_states as (

    select
        item_key,
        as_of_date,
        map_id,
        step,
        step_ref,
        recorded_ref
    from {{ ref('step_states') }}
    where state = 'waiting'

),

seen_steps as (

    select * from {{ ref('seen_steps') }}

),

step_map as (

    select * from {{ ref('step_map') }}

),

holders as (

    select * from {{ ref('holders') }}

),

barred_items as (

    select * from {{ ref('barred_items') }}

),

asked as (

    select
        step_states.*,
        step_map.sequence,
        step_map.holder as map_holder,
        step_map.needs_ask and not seen_steps.is_asked as is_never_asked,
        -- An offer counts from its day, a plan from the day it was made.
        (
            seen_steps.asked_date is not null
            or seen_steps.planned_date is not null
            or seen_steps.tried_date is not null
        )
        and barred_items.item_key is null as is_up_to_family,
        seen_steps.holder_id,
        seen_steps.planned_date

    from step_states

    inner join step_map
        on step_states.map_id = step_map.map_id
        and step_states.step = step_map.step

    left join seen_steps
        on step_states.item_key = seen_steps.item_key
        and step_states.as_of_date = seen_steps.as_of_date
        and step_states.step = seen_steps.step
        and step_states.recorded_ref = seen_steps.step_ref

    left join barred_items
        on step_states.item_key = barred_items.item_key
        and step_states.as_of_date = barred_items.as_of_date

),

held as (

    select
        *,
        case
            when map_holder = 'family' and not is_up_to_family then 'worker'
            when map_holder <> 'family' and is_never_asked then 'nobody'
            else map_holder
        end as holder

    from asked

),

sided as (

    select
        held.*,
        holders.side,
        holders.side in ('agency', 'nothing') as is_inside

    from held

    left join holders
        on held.holder = holders.holder

)

select * from sided
