-- One row per item and step occurrence, of items open or ended in the last 13 months.
with

placed_items as (

    select
        *,
        {{ add_months('as_of_date', -13) }} as kept_after_date
    from {{ ref('placed_items') }}

),

told_steps as (

    select * from {{ ref('told_steps') }}

),

stated as (

    select
        told_steps.*,
        placed_items.item_id,
        placed_items.kind,
        placed_items.case_id,
        placed_items.office_id,
        placed_items.unit_id,
        placed_items.access_level,
        -- What was left when the item ended is not waited for any more.
        case
            when placed_items.ended_date is not null
                and told_steps.state in ('waiting', 'later', 'under_way')
                then 'lapsed'
            else told_steps.state
        end as final_state

    from told_steps

    -- Ended longer ago are not kept; nobody need be responsible once an item has ended.
    inner join placed_items
        on told_steps.item_key = placed_items.item_key
        and (
            placed_items.ended_date is null
            or placed_items.ended_date > placed_items.kept_after_date
        )
        and (
            placed_items.ended_date is null
            or told_steps.step <> 'assigned'
            or told_steps.step_ref = ''
            or told_steps.undone_since <= placed_items.ended_date
        )

),

described as (

    select
        item_id,
        kind,
        case_id,
        office_id,
        unit_id,
        step,
        step_ref,
        label,
        sequence,
        holder,
        holder_id,
        final_state as state,
        free_since,
        asked_date,
        times_asked,
        last_asked_date,
        tried_date,
        started_date,
        first_planned_date,
        planned_date,
        times_moved,
        window_opens,
        limit_date as needed_by,
        coalesce(done_at, cast(done_date as {{ dbt.type_timestamp() }})) as done_at,
        undone_since,
        case when final_state = 'waiting' then waits_from end as waiting_since,
        case
            when final_state = 'waiting'
                then {{ days_between('waits_from', 'as_of_date') }}
            when final_state = 'done' and waits_from <= done_date
                then {{ days_between('waits_from', 'done_date') }}
        end as waited_days,
        expected_days,
        source_table,
        source_id,
        access_level

    from stated

)

select * from described
order by case_id, item_id, sequence, step_ref
