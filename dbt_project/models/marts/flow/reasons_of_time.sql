-- One row per open item and reason it meets by a date: a deadline, the end of an exception, a long wait, the sign-off.
{{ config(schema='counts') }}

with

as_of as (

    select as_of_date from {{ ref('as_of_dates') }}
    where is_current

),

open_items as (

    select * from {{ ref('open_items') }}

),

exceptions_in_force as (

    select
        items.item_id,
        min(exceptions.ends_date) as ends_date

    from {{ ref('items') }} as items

    -- An exception of an investigation is not one of the safety assessment made in it.
    inner join {{ ref('item_kinds') }} as item_kinds
        on items.kind = item_kinds.kind
        and coalesce(item_kinds.finishes_on, items.source_table || '.')
        like items.source_table || '.%'

    -- Only items whose own record has an exception are kept.
    inner join {{ ref('exceptions') }} as exceptions
        on items.source_table = exceptions.subject_table
        and items.source_id = exceptions.subject_id

    cross join as_of

    where exceptions.starts_date <= as_of.as_of_date
        and exceptions.ends_date > as_of.as_of_date

    group by items.item_id

),

dated as (

    select
        open_items.*,
        exceptions_in_force.ends_date,
        as_of.as_of_date

    from open_items

    cross join as_of

    left join exceptions_in_force
        on open_items.item_id = exceptions_in_force.item_id

),

judged as (

    select
        dated.*,
        reasons.reason,
        reasons.rule

    from dated

    cross join {{ ref('do_next_reasons') }} as reasons

    where (reasons.rule = 'past_due' and dated.is_past_due)
        or (reasons.rule = 'sign_off' and dated.standing = 'sign_off')
        or (reasons.rule = 'long_wait' and dated.mark = 'long')
        or (
            reasons.rule = 'due_soon'
            and dated.due_date >= dated.as_of_date
            and dated.due_date <= {{ add_days('dated.as_of_date', 'reasons.within_days') }}
        )
        or (
            reasons.rule = 'exception_ends'
            and dated.ends_date <= {{ add_days('dated.as_of_date', 'reasons.within_days') }}
        )

),

met as (

    select
        item_id,
        reason,
        label as step_label,
        waiting_since as since,
        case
            when rule in ('past_due', 'due_soon') then due_date
            when rule = 'exception_ends' then ends_date
        end as by_date,
        cast(null as date) as target_date

    from judged

)

select * from met
