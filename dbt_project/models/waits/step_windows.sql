-- One row per worked item, date and step occurrence with a window: when it opens or lapsed.
with

known_steps as (

    select
        item_key,
        as_of_date,
        map_id,
        step,
        step_ref
    from {{ ref('known_steps') }}

),

seen_steps as (

    select
        item_key,
        as_of_date,
        step,
        min(done_date) as happened_date,
        min(planned_date) as planned_date
    from {{ ref('seen_steps') }}
    group by item_key, as_of_date, step

),

step_map as (

    select
        map_id,
        step,
        before_step,
        opens_before,
        opens_after,
        lead_days
    from {{ ref('step_map') }}
    where before_step <> ''
        or opens_after is not null

),

keyed_items as (

    select
        keyed_items.item_key,
        keyed_items.opened_date,
        due_dates.due_date
    from {{ ref('keyed_items') }} as keyed_items
    left join {{ ref('due_dates') }} as due_dates
        on keyed_items.item_key = due_dates.item_key

),

dated as (

    select
        known_steps.item_key,
        known_steps.as_of_date,
        known_steps.step,
        known_steps.step_ref,
        step_map.before_step,
        step_map.opens_before,
        step_map.opens_after,
        step_map.lead_days,
        keyed_items.opened_date,
        seen_steps.happened_date,
        case
            when step_map.before_step = 'due' then keyed_items.due_date
            else coalesce(seen_steps.happened_date, seen_steps.planned_date)
        end as event_date

    from known_steps

    -- Only steps with a window are kept.
    inner join step_map
        on known_steps.map_id = step_map.map_id
        and known_steps.step = step_map.step

    left join keyed_items
        on known_steps.item_key = keyed_items.item_key

    left join seen_steps
        on known_steps.item_key = seen_steps.item_key
        and known_steps.as_of_date = seen_steps.as_of_date
        and step_map.before_step = seen_steps.step

),

opened as (

    select
        item_key,
        as_of_date,
        step,
        step_ref,
        happened_date as lapsed_date,
        greatest(
            {{ add_days('event_date', '-opens_before') }},
            {{ add_days('opened_date', 'opens_after') }}
        ) as window_opens,
        event_date is null and opens_before is not null as is_without_date,
        {{ add_days('event_date', '-lead_days') }} as needed_by

    from dated

)

select * from opened
