-- One row per worked item, date and step occurrence: what is settled about it, and since when.
with

known_steps as (

    select * from {{ ref('known_steps') }}

),

implied_steps as (

    select * from {{ ref('implied_steps') }}

),

step_windows as (

    select * from {{ ref('step_windows') }}

),

settled as (

    select
        known_steps.item_key,
        known_steps.as_of_date,
        known_steps.map_id,
        known_steps.step,
        known_steps.recorded_ref,
        known_steps.step_ref,
        known_steps.pair_ref,
        known_steps.is_protective,
        known_steps.needed_since,
        known_steps.done_date,
        known_steps.undone_since,
        known_steps.cancelled_date,
        known_steps.passed_date,
        known_steps.is_gap,
        implied_steps.implied_date,
        step_windows.lapsed_date,
        step_windows.window_opens,
        step_windows.needed_by,
        coalesce(step_windows.is_without_date, false) as is_without_date,
        case
            when not known_steps.is_needed then 'not_needed'
            when not known_steps.is_known then 'not_known'
            when known_steps.done_date is not null then 'done'
            when known_steps.cancelled_date is not null then 'cancelled'
            when implied_steps.implied_date is not null then 'implied'
            when step_windows.lapsed_date is not null then 'lapsed'
        end as settled_as

    from known_steps

    left join implied_steps
        on known_steps.item_key = implied_steps.item_key
        and known_steps.as_of_date = implied_steps.as_of_date
        and known_steps.step = implied_steps.step
        and known_steps.step_ref = implied_steps.step_ref

    left join step_windows
        on known_steps.item_key = step_windows.item_key
        and known_steps.as_of_date = step_windows.as_of_date
        and known_steps.step = step_windows.step
        and known_steps.step_ref = step_windows.step_ref

)

select * from settled
