-- One row per week end, place, access level and measure: how many, before it is summed by level.
{{ config(schema='counts') }}

with

items as (

    select * from {{ ref('items') }}
    where is_in_headline

),

as_of_dates as (

    select as_of_date as week_end from {{ ref('as_of_dates') }}

),

item_weeks as (

    select * from {{ ref('item_weeks') }}

),

measured as (

    select week_end, item_id, 'open' as measure, office_id, unit_id, worker_id
    from item_weeks

    union all

    select week_end, item_id, standing, office_id, unit_id, worker_id
    from item_weeks
    where standing in ('sign_off', 'no_next_step')

    union all

    select week_end, item_id, 'moved_forward', office_id, unit_id, worker_id
    from item_weeks
    where movement = 'forward'

    union all

    select week_end, item_id, 'not_moving', office_id, unit_id, worker_id
    from item_weeks
    where not_moving

    union all

    -- Where it was at the end of the week in which it opened, or else where it ended.
    select
        as_of_dates.week_end,
        items.item_id,
        'opened' as measure,
        case when item_weeks.item_id is null then items.office_id else item_weeks.office_id end,
        case when item_weeks.item_id is null then items.unit_id else item_weeks.unit_id end,
        case when item_weeks.item_id is null then items.worker_id else item_weeks.worker_id end
    from items
    -- Items that opened in no week shown are left out on purpose.
    inner join as_of_dates
        on items.opened_date > {{ add_days('as_of_dates.week_end', -7) }}
        and items.opened_date <= as_of_dates.week_end
    left join item_weeks
        on items.item_id = item_weeks.item_id
        and as_of_dates.week_end = item_weeks.week_end

    union all

    select
        week_end,
        item_id,
        case when ended_as = 'done' then 'finished' else 'ended' end as measure,
        office_id,
        unit_id,
        worker_id
    from items
    -- Items that ended in no week shown are left out on purpose.
    inner join as_of_dates
        on items.ended_date > {{ add_days('as_of_dates.week_end', -7) }}
        and items.ended_date <= as_of_dates.week_end

    union all

    -- Where the item was at the end of the week, or else where it ended.
    select
        week_waits.week_end,
        items.item_id,
        week_waits.measure,
        case when item_weeks.item_id is null then items.office_id else item_weeks.office_id end,
        case when item_weeks.item_id is null then items.unit_id else item_weeks.unit_id end,
        case when item_weeks.item_id is null then items.worker_id else item_weeks.worker_id end
    from {{ ref('week_waits') }} as week_waits
    -- Waits of items outside the headline are left out on purpose.
    inner join items
        on week_waits.item_id = items.item_id
    left join item_weeks
        on week_waits.item_id = item_weeks.item_id
        and week_waits.week_end = item_weeks.week_end

),

counted as (

    select
        measured.week_end,
        measured.measure,
        items.access_level,
        coalesce(measured.office_id, '-') as office_key,
        coalesce(measured.unit_id, '-') as unit_key,
        coalesce(measured.worker_id, '-') as worker_key,
        count(*) as n

    from measured

    left join items
        on measured.item_id = items.item_id

    group by
        measured.week_end,
        measured.measure,
        items.access_level,
        coalesce(measured.office_id, '-'),
        coalesce(measured.unit_id, '-'),
        coalesce(measured.worker_id, '-')

)

select * from counted
