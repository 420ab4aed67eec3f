-- One row per worked item, date and step occurrence, with the state it was in.
with

timed_steps as (

    select
        *,
        -- With nobody responsible everything else comes later.
        max(
            case when step = 'assigned' and settled_as is null then 1 else 0 end
        ) over (partition by item_key, as_of_date) = 1 as is_unassigned
    from {{ ref('timed_steps') }}

),

seen_steps as (

    select * from {{ ref('seen_steps') }}

),

step_map as (

    select * from {{ ref('step_map') }}

),

due_dates as (

    select * from {{ ref('due_dates') }}

),

judged as (

    select
        timed_steps.*,
        timed_steps.free_since is not null
        and not timed_steps.is_without_date
        and coalesce(timed_steps.window_opens <= timed_steps.as_of_date, true) as is_free,
        step_map.can_be_under_way
        and coalesce(seen_steps.started_date <= timed_steps.as_of_date, false)
        and case
            when seen_steps.planned_date is not null
                then seen_steps.planned_date >= timed_steps.as_of_date
                and (
                    not step_map.is_event
                    or due_dates.due_date is null
                    or seen_steps.planned_date <= due_dates.due_date
                )
            else {{ days_between(
                'greatest(seen_steps.started_date, seen_steps.asked_date, '
                ~ 'seen_steps.last_asked_date, seen_steps.planned_on, '
                ~ 'seen_steps.tried_date, seen_steps.recorded_date)',
                'timed_steps.as_of_date'
            ) }} <= step_map.expected_days
        end as is_started

    from timed_steps

    left join seen_steps
        on timed_steps.item_key = seen_steps.item_key
        and timed_steps.as_of_date = seen_steps.as_of_date
        and timed_steps.step = seen_steps.step
        and timed_steps.recorded_ref = seen_steps.step_ref

    left join step_map
        on timed_steps.map_id = step_map.map_id
        and timed_steps.step = step_map.step

    left join due_dates
        on timed_steps.item_key = due_dates.item_key

),

stated as (

    select
        item_key,
        as_of_date,
        map_id,
        step,
        recorded_ref,
        step_ref,
        is_protective,
        done_date,
        implied_date,
        cancelled_date,
        undone_since,
        free_since,
        window_opens,
        needed_by,
        waits_from,
        is_unassigned,
        case
            when settled_as is not null then settled_as
            when is_free and is_started then 'under_way'
            when is_free and (step = 'assigned' or not is_unassigned) then 'waiting'
            else 'later'
        end as state

    from judged

)

select * from stated
