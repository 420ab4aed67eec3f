-- One row per worked item, date and step occurrence: whether it was needed, known, done.
with

seen_steps as (

    select * from {{ ref('seen_steps') }}

),

step_map as (

    select * from {{ ref('step_map') }}

),

facts_in_force as (

    select * from {{ ref('facts_in_force') }}

),

periodic_turns as (

    select
        *,
        next_turn_date < as_of_date as is_due_again
    from {{ ref('periodic_turns') }}

),

known as (

    select
        seen_steps.item_key,
        seen_steps.as_of_date,
        seen_steps.map_id,
        seen_steps.step,
        seen_steps.step_ref as recorded_ref,
        case
            when periodic_turns.is_due_again
                then {{ iso_day('periodic_turns.next_turn_date') }}
            else seen_steps.step_ref
        end as step_ref,
        seen_steps.pair_ref,
        step_map.needed_when = '' or needs.fact is not null as is_needed,
        needs.since_date as needed_since,
        step_map.is_known,
        step_map.is_protective
        and (step_map.protective_when = '' or protections.fact is not null)
            as is_protective,
        case
            when step_map.is_periodic and not periodic_turns.is_due_again then periodic_turns.last_turn_date
            when not step_map.is_periodic
                and seen_steps.done_date >= coalesce(
                    seen_steps.undone_since, seen_steps.done_date
                )
                then seen_steps.done_date
        end as done_date,
        case
            when not step_map.is_periodic then seen_steps.undone_since
            when periodic_turns.is_due_again then periodic_turns.next_turn_date
        end as undone_since,
        seen_steps.cancelled_date,
        -- For what comes after it, a periodic step is done with its first turn.
        case
            when step_map.is_periodic then periodic_turns.first_turn_date
            when seen_steps.done_date >= coalesce(
                    seen_steps.undone_since, seen_steps.done_date
                )
                then seen_steps.done_date
        end as passed_date,
        -- Only returned or declined work stands in the way again; a gap does not.
        seen_steps.step = 'assigned' and seen_steps.step_ref <> '' as is_gap

    from seen_steps

    inner join step_map
        on seen_steps.map_id = step_map.map_id
        and seen_steps.step = step_map.step

    left join facts_in_force as needs
        on seen_steps.item_key = needs.item_key
        and seen_steps.as_of_date = needs.as_of_date
        and step_map.needed_when = needs.fact

    left join facts_in_force as protections
        on seen_steps.item_key = protections.item_key
        and seen_steps.as_of_date = protections.as_of_date
        and step_map.protective_when = protections.fact

    left join periodic_turns
        on seen_steps.item_key = periodic_turns.item_key
        and seen_steps.as_of_date = periodic_turns.as_of_date
        and seen_steps.step = periodic_turns.step

)

select * from known
