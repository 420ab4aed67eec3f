-- One row per worked item, date and step occurrence: since when it was free and would wait.
with

settled_steps as (

    select * from {{ ref('settled_steps') }}

),

free_steps as (

    select * from {{ ref('free_steps') }}

),

seen_steps as (

    select * from {{ ref('seen_steps') }}

),

step_map as (

    select
        map_id,
        step,
        after_steps,
        is_event
    from {{ ref('step_map') }}

),

keyed_items as (

    select
        item_key,
        opened_date
    from {{ ref('keyed_items') }}

),

freed as (

    select
        settled_steps.*,
        case
            when settled_steps.settled_as in ('not_needed', 'not_known') then null
            when step_map.after_steps = '' then keyed_items.opened_date
            -- What came back was done once: it goes on from there, whatever came before.
            when not free_steps.is_blocked or settled_steps.undone_since is not null
                then greatest(
                    keyed_items.opened_date,
                    free_steps.cleared_date,
                    settled_steps.needed_since
                )
        end as free_since,
        seen_steps.asked_date,
        -- A meeting that was missed waits from the first day it was set for.
        case
            when step_map.is_event
                and not settled_steps.is_protective
                and seen_steps.first_planned_date < coalesce(
                    settled_steps.done_date, settled_steps.as_of_date
                )
                then seen_steps.first_planned_date
        end as missed_date

    from settled_steps

    left join free_steps
        on settled_steps.item_key = free_steps.item_key
        and settled_steps.as_of_date = free_steps.as_of_date
        and settled_steps.step = free_steps.step
        and settled_steps.pair_ref = free_steps.pair_ref

    left join seen_steps
        on settled_steps.item_key = seen_steps.item_key
        and settled_steps.as_of_date = seen_steps.as_of_date
        and settled_steps.step = seen_steps.step
        and settled_steps.recorded_ref = seen_steps.step_ref

    left join step_map
        on settled_steps.map_id = step_map.map_id
        and settled_steps.step = step_map.step

    left join keyed_items
        on settled_steps.item_key = keyed_items.item_key

),

timed as (

    select
        *,
        case
            when free_since is not null
                then greatest(
                    free_since, window_opens, undone_since, asked_date, missed_date
                )
        end as waits_from

    from freed

)

select * from timed
