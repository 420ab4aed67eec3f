-- One row per open item and date, with the one word that says how it stood.
with

item_steps_left as (

    select * from {{ ref('item_steps_left') }}

),

item_waits as (

    select * from {{ ref('item_waits') }}

),

item_records as (

    select * from {{ ref('item_records') }}

),

failed_checks as (

    select * from {{ ref('failed_checks') }}

),

worked_kinds as (

    select
        keyed_items.item_key,
        item_kinds.quiet_days
    from {{ ref('keyed_items') }} as keyed_items
    left join {{ ref('item_kinds') }} as item_kinds
        on keyed_items.kind = item_kinds.kind

),

gathered as (

    select
        item_steps_left.*,
        item_records.last_recorded_date,
        item_waits.item_key is not null as has_wait,
        coalesce(item_waits.is_all_planned, false) as is_all_planned,
        coalesce(item_waits.has_planned, false) as has_planned,
        coalesce(item_waits.is_unplanned_outside, false) as is_unplanned_outside,
        coalesce(item_waits.is_primary_outside, false) as is_primary_outside,
        coalesce(item_waits.is_primary_soon, false) as is_primary_soon,
        failed_checks.item_key is null as passes_checks,
        {{ days_between('item_records.last_recorded_date', 'item_steps_left.as_of_date') }}
        > worked_kinds.quiet_days as is_quiet

    from item_steps_left

    left join item_waits
        on item_steps_left.item_key = item_waits.item_key
        and item_steps_left.as_of_date = item_waits.as_of_date

    left join item_records
        on item_steps_left.item_key = item_records.item_key
        and item_steps_left.as_of_date = item_records.as_of_date

    left join failed_checks
        on item_steps_left.item_key = failed_checks.item_key
        and item_steps_left.as_of_date = failed_checks.as_of_date

    left join worked_kinds
        on item_steps_left.item_key = worked_kinds.item_key

),

-- The first rule that fits, in the order of the rules page.
stood as (

    select
        *,
        case
            when is_unassigned then 'unassigned'
            when not has_wait and not has_known_left then 'not_known'
            when not has_wait then 'later'
            when not has_more_than_closing and passes_checks then 'sign_off'
            when not has_planned and not has_planned_under_way and not has_live_ask
                and is_quiet then 'no_next_step'
            when is_all_planned and is_primary_soon then 'scheduled'
            when (is_all_planned and is_primary_outside)
                or (not is_all_planned and is_unplanned_outside) then 'waiting_outside'
            else 'our_move'
        end as standing

    from gathered

)

select * from stood
