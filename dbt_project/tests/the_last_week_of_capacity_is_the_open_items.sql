-- Open items and those past usual, by unit and kind, are the same in the last week and today.
with

as_of as (

    select as_of_date from {{ ref('as_of_dates') }}
    where is_current

),

today as (

    select
        coalesce(unit_id, '-') as unit_key,
        kind,
        count(*) as open_items,
        sum(case when is_past_usual then 1 else 0 end) as backlog_items
    from {{ ref('open_items') }}
    group by coalesce(unit_id, '-'), kind

),

last_week as (

    select
        coalesce(capacity_kinds.unit_id, '-') as unit_key,
        capacity_kinds.kind,
        sum(capacity_kinds.open_items) as open_items,
        sum(capacity_kinds.backlog_items) as backlog_items
    from {{ ref('capacity_kinds') }} as capacity_kinds
    inner join as_of
        on capacity_kinds.week_end = as_of.as_of_date
    where capacity_kinds.open_items > 0
    group by coalesce(capacity_kinds.unit_id, '-'), capacity_kinds.kind

)

select
    coalesce(today.unit_key, last_week.unit_key) as unit_key,
    coalesce(today.kind, last_week.kind) as kind,
    today.open_items,
    last_week.open_items as open_in_the_last_week

from today

full outer join last_week
    on today.unit_key = last_week.unit_key
    and today.kind = last_week.kind

where coalesce(today.open_items, 0) <> coalesce(last_week.open_items, 0)
    or coalesce(today.backlog_items, 0) <> coalesce(last_week.backlog_items, 0)
