-- One row per level, key, parent and kind with work: what came, what was finished, and how long the queue lasts.
with

windows as (

    select
        as_of_dates.as_of_date,
        max(case when windows.code = 'recent_weeks' then windows.length end) as weeks,
        max(case when windows.code = 'recent_months' then windows.length end) as months,
        max(case when windows.code = 'shown_from' then windows.length end) as shown_from
    from {{ ref('as_of_dates') }} as as_of_dates
    cross join {{ ref('windows') }} as windows
    where as_of_dates.is_current
    group by as_of_dates.as_of_date

),

placed_items as (

    select
        placed_items.kind,
        coalesce(placed_items.office_id, '-') as office_key,
        coalesce(placed_items.unit_id, '-') as unit_key,
        placed_items.ended_date is null as is_open,
        placed_items.opened_date > {{ add_days('windows.as_of_date', '-7 * windows.weeks') }}
            as is_new,
        coalesce(
            placed_items.ended_date > {{ add_days('windows.as_of_date', '-7 * windows.weeks') }},
            false
        ) as is_ended,
        coalesce(
            placed_items.ended_date > {{ add_months('windows.as_of_date', '-1 * windows.months') }},
            false
        ) as is_ended_in_months,
        coalesce(placed_items.ended_as = 'done', false) as is_done

    from {{ ref('placed_items') }} as placed_items

    cross join windows

    where placed_items.ended_date is null
        or placed_items.ended_date > {{ add_days('windows.as_of_date', '-7 * windows.weeks') }}
        or placed_items.ended_date > {{ add_months('windows.as_of_date', '-1 * windows.months') }}

),

placed as (

    select 'state' as level, 'state' as key, '' as parent_key, placed_items.*
    from placed_items

    union all

    select 'office', office_key, 'state', placed_items.* from placed_items

    union all

    select 'unit', unit_key, office_key, placed_items.* from placed_items

),

counted as (

    select
        level,
        key,
        parent_key,
        kind,
        {{ count_where('is_open') }} as open_items,
        {{ count_where('is_new') }} as opened_n,
        {{ count_where('is_ended') }} as ended_n,
        {{ count_where('is_ended and is_done') }} as finished_n,
        {{ count_where('is_ended_in_months and is_done') }} as finished_months_n

    from placed

    group by level, key, parent_key, kind

),

measured as (

    select
        counted.*,
        counted.opened_n - counted.ended_n as net_flow_recent,
        case
            when queue_kinds.is_queue and counted.finished_months_n >= windows.shown_from
                then {{ one_decimal(
                    '1.0 * counted.open_items * windows.months / counted.finished_months_n'
                ) }}
        end as months_of_work,
        queue_kinds.is_queue and counted.opened_n >= counted.finished_n as is_growing,
        case
            when queue_kinds.is_queue
                and counted.finished_n >= windows.shown_from
                and counted.opened_n < counted.finished_n
                then {{ one_decimal('1.0 * counted.open_items * windows.weeks / counted.finished_n') }}
        end as weeks_to_clear,
        queue_kinds.is_queue

    from counted

    cross join windows

    left join {{ ref('queue_kinds') }} as queue_kinds
        on counted.kind = queue_kinds.kind

)

select * from measured
