-- One row per week end, unit and kind of item: the work there was, and the standard hours it needed.
with

assumptions as (

    select * from {{ ref('assumptions') }}

),

kind_hours as (

    select * from {{ ref('kind_hours') }}

),

flow_weeks as (

    select flow_weeks.*
    from {{ ref('flow_weeks') }} as flow_weeks
    -- Earlier weeks are not shown.
    inner join assumptions
        on flow_weeks.week_end
        > {{ add_days('assumptions.as_of_date', '-7 * assumptions.weeks') }}

),

finished_lately as (

    select * from {{ ref('finished_lately') }}

),

arrived_lately as (

    select * from {{ ref('arrived_lately') }}

),

past_usual_weeks as (

    select * from {{ ref('past_usual_weeks') }}

),

work as (

    select
        week_end, office_id, unit_id, kind,
        open_at_end as open_items, opened as arrivals, finished, 0 as arrivals_month,
        0 as finished_lately, 0 as backlog_items, 0 as backlog_hours
    from flow_weeks

    union all

    select week_end, office_id, unit_id, kind, 0, 0, 0, arrivals_month, 0, 0, 0
    from arrived_lately

    union all

    select week_end, office_id, unit_id, kind, 0, 0, 0, 0, finished_lately, 0, 0
    from finished_lately

    union all

    select week_end, office_id, unit_id, kind, 0, 0, 0, 0, 0, backlog_items, backlog_hours
    from past_usual_weeks

),

summed as (

    select
        week_end,
        office_id,
        unit_id,
        kind,
        sum(open_items) as open_items,
        sum(arrivals) as arrivals,
        sum(finished) as finished,
        sum(arrivals_month) as arrivals_month,
        sum(finished_lately) as finished_lately,
        sum(backlog_items) as backlog_items,
        sum(backlog_hours) as backlog_hours

    from work

    group by week_end, office_id, unit_id, kind

),

weighed as (

    select
        summed.week_end,
        summed.office_id,
        summed.unit_id,
        units.program,
        summed.kind,
        cast(summed.arrivals as integer) as arrivals,
        cast(summed.arrivals_month as integer) as arrivals_month,
        cast(summed.open_items as integer) as open_items,
        cast(summed.finished as integer) as finished,
        kind_hours.hours_each,
        kind_hours.monthly_hours_each,
        -- A week is 7 of the 30.4375 days of a month.
        cast(
            summed.arrivals_month * kind_hours.hours_each * 7 / 30.4375 as numeric(14, 4)
        ) as arrival_hours,
        cast(
            summed.open_items * kind_hours.monthly_hours_each * 7 / 30.4375
            as numeric(14, 4)
        ) as open_hours,
        cast(summed.backlog_items as integer) as backlog_items,
        cast(summed.backlog_hours as numeric(14, 4)) as backlog_hours,
        queue_kinds.is_queue,
        cast(summed.finished_lately as integer) as finished_lately

    from summed

    left join {{ ref('units') }} as units
        on summed.unit_id = units.unit_id

    left join kind_hours
        on summed.kind = kind_hours.kind

    left join {{ ref('queue_kinds') }} as queue_kinds
        on summed.kind = queue_kinds.kind

)

select * from weighed
