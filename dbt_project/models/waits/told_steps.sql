-- One row per worked item and step occurrence today, with its dates and its holder.
with

step_states as (

    select step_states.*
    from {{ ref('step_states') }} as step_states
    -- Today only.
    inner join {{ ref('as_of_dates') }} as as_of_dates
        on step_states.as_of_date = as_of_dates.as_of_date
        and as_of_dates.is_current

),

dated_steps as (

    select * from {{ ref('dated_steps') }}

),

seen_steps as (

    select * from {{ ref('seen_steps') }}

),

step_map as (

    select * from {{ ref('step_map') }}

),

step_holders as (

    select * from {{ ref('step_holders') }}

),

step_limits as (

    select * from {{ ref('step_limits') }}

),

told as (

    select
        step_states.*,
        step_map.label,
        step_map.sequence,
        coalesce(step_holders.holder, step_map.holder) as holder,
        step_map.expected_days,
        seen_steps.holder_id,
        seen_steps.asked_date,
        seen_steps.times_asked,
        seen_steps.last_asked_date,
        seen_steps.tried_date,
        seen_steps.started_date,
        seen_steps.first_planned_date,
        seen_steps.planned_date,
        seen_steps.times_moved,
        case when step_states.done_date is not null then seen_steps.done_at end as done_at,
        coalesce(step_states.needed_by, step_limits.needed_by) as limit_date,
        dated_steps.source_table,
        dated_steps.source_id

    from step_states

    left join seen_steps
        on step_states.item_key = seen_steps.item_key
        and step_states.as_of_date = seen_steps.as_of_date
        and step_states.step = seen_steps.step
        and step_states.recorded_ref = seen_steps.step_ref

    left join dated_steps
        on step_states.item_key = dated_steps.item_key
        and step_states.step = dated_steps.step
        and step_states.recorded_ref = dated_steps.step_ref

    left join step_map
        on step_states.map_id = step_map.map_id
        and step_states.step = step_map.step

    left join step_holders
        on step_states.item_key = step_holders.item_key
        and step_states.as_of_date = step_holders.as_of_date
        and step_states.step = step_holders.step
        and step_states.step_ref = step_holders.step_ref

    left join step_limits
        on step_states.item_key = step_limits.item_key
        and step_states.step = step_limits.step
        and step_states.step_ref = step_limits.step_ref

)

select * from told
