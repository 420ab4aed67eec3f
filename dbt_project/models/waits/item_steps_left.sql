-- One row per open item and date: what of its steps is left, and what moved in 7 days.
with

open_days as (

    select
        *,
        {{ add_days('as_of_date', -7) }} as week_before
    from {{ ref('open_days') }}

),

step_states as (

    select * from {{ ref('step_states') }}
    where state <> 'not_needed'

),

seen_steps as (

    select * from {{ ref('seen_steps') }}

),

step_map as (

    select * from {{ ref('step_map') }}

),

marked as (

    select
        open_days.item_key,
        open_days.as_of_date,
        open_days.week_before,
        step_states.step,
        step_states.state,
        step_states.is_unassigned and step_states.step = 'assigned' as is_unassigned,
        step_states.state in ('waiting', 'later', 'under_way') as is_undone,
        step_map.is_closing,
        coalesce(
            step_states.state = 'under_way'
            and seen_steps.planned_date >= open_days.as_of_date,
            false
        ) as is_planned_under_way,
        {{ days_between('seen_steps.last_asked_date', 'open_days.as_of_date') }}
        <= step_map.expected_days as is_lately_asked,
        case
            when step_states.state = 'done'
                and not step_map.is_periodic
                and step_states.step not in ('assigned', 'planned')
                then step_states.done_date
        end as moved_date,
        -- Whoever was responsible before the item opened has done nothing on it by that.
        case
            when step_states.state = 'done'
                and (
                    step_states.step <> 'assigned'
                    or step_states.done_date >= step_states.free_since
                )
                then step_states.done_date
        end as done_date,
        greatest(
            step_states.free_since, step_states.done_date, step_states.undone_since,
            seen_steps.asked_date, seen_steps.last_asked_date, seen_steps.undone_since,
            seen_steps.cancelled_date
        ) as changed_date,
        case
            when step_states.state = 'later'
                and step_states.window_opens > open_days.as_of_date
                then step_states.window_opens
        end as window_opens

    from open_days

    left join step_states
        on open_days.item_key = step_states.item_key
        and open_days.as_of_date = step_states.as_of_date

    left join seen_steps
        on step_states.item_key = seen_steps.item_key
        and step_states.as_of_date = seen_steps.as_of_date
        and step_states.step = seen_steps.step
        and step_states.recorded_ref = seen_steps.step_ref

    left join step_map
        on step_states.map_id = step_map.map_id
        and step_states.step = step_map.step

),

counted as (

    select
        item_key,
        as_of_date,
        coalesce(max(case when is_unassigned then 1 else 0 end) = 1, false)
            as is_unassigned,
        coalesce(max(case when is_undone and step <> 'assigned' then 1 else 0 end) = 1, false)
            as has_known_left,
        coalesce(
            max(case when is_undone and not is_closing and step <> 'assigned' then 1 else 0 end)
            = 1, false
        ) as has_more_than_closing,
        coalesce(max(case when is_planned_under_way then 1 else 0 end) = 1, false)
            as has_planned_under_way,
        coalesce(max(case when is_undone and is_lately_asked then 1 else 0 end) = 1, false)
            as has_live_ask,
        max(done_date) as last_done_date,
        coalesce(max(case when moved_date > week_before then 1 else 0 end) = 1, false)
            as has_moved,
        coalesce(max(case when changed_date > week_before then 1 else 0 end) = 1, false)
            as has_changed,
        min(window_opens) as next_window_date

    from marked

    group by item_key, as_of_date

)

select * from counted
