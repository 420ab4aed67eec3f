-- One row per week end, unit and program: the hours its work needed against the hours it had.
with

assumptions as (

    select * from {{ ref('assumptions') }}

),

capacity_kinds as (

    select * from {{ ref('capacity_kinds') }}

),

staff_weeks as (

    select * from {{ ref('staff_weeks') }}

),

work as (

    select
        week_end,
        office_id,
        unit_id,
        program,
        cast(sum(arrivals) as integer) as arrivals,
        cast(sum(arrivals_month) as integer) as arrivals_month,
        cast(sum(open_items) as integer) as open_items,
        cast(sum(finished) as integer) as finished,
        case
            when count(hours_each) = count(*)
                then cast(sum(arrival_hours) as numeric(14, 4))
        end as arrival_hours,
        case
            when count(hours_each) = count(*)
                then cast(sum(open_hours) as numeric(14, 4))
        end as open_hours,
        cast(sum(backlog_items) as integer) as backlog_items,
        cast(sum(backlog_hours) as numeric(14, 4)) as backlog_hours,
        {{ sum_where('is_queue', 'open_items') }} as queue_open,
        {{ sum_where('is_queue', 'finished_lately') }} as queue_finished

    from capacity_kinds

    group by week_end, office_id, unit_id, program

),

places as (

    select week_end, office_id, unit_id, program from work

    union

    select week_end, office_id, unit_id, program from staff_weeks

),

joined as (

    select
        places.week_end,
        places.office_id,
        places.unit_id,
        places.program,
        coalesce(work.arrivals, 0) as arrivals,
        coalesce(work.arrivals_month, 0) as arrivals_month,
        coalesce(work.open_items, 0) as open_items,
        coalesce(work.finished, 0) as finished,
        -- A place without work needs nothing; one with a kind not known in hours, nobody knows.
        case when work.week_end is null then 0 else work.arrival_hours end as arrival_hours,
        case when work.week_end is null then 0 else work.open_hours end as open_hours,
        case when work.week_end is null then 0 else work.arrival_hours + work.open_hours end
            as needed,
        coalesce(work.backlog_items, 0) as backlog_items,
        coalesce(work.backlog_hours, 0) as backlog_hours,
        coalesce(work.queue_open, 0) as queue_open,
        coalesce(work.queue_finished, 0) as queue_finished,
        staff_weeks.filled_fte,
        staff_weeks.trained_fte,
        staff_weeks.leave_fte,
        staff_weeks.unfilled_fte,
        (staff_weeks.trained_fte - coalesce(staff_weeks.leave_fte, 0))
        * assumptions.weekly_hours * assumptions.productive_share as available

    from places

    cross join assumptions

    left join work
        on places.week_end = work.week_end
        and coalesce(places.office_id, '-') = coalesce(work.office_id, '-')
        and coalesce(places.unit_id, '-') = coalesce(work.unit_id, '-')

    left join staff_weeks
        on places.week_end = staff_weeks.week_end
        and places.unit_id = staff_weeks.unit_id

),

measured as (

    select
        joined.week_end,
        joined.office_id,
        joined.unit_id,
        joined.program,
        joined.arrivals,
        joined.arrivals_month,
        joined.open_items,
        joined.finished,
        joined.arrival_hours,
        joined.open_hours,
        cast(joined.needed as numeric(14, 4)) as hours_needed,
        joined.filled_fte,
        joined.trained_fte,
        joined.leave_fte,
        joined.unfilled_fte,
        cast(assumptions.weekly_hours as numeric(9, 2)) as weekly_hours,
        cast(assumptions.productive_share as numeric(9, 4)) as productive_share,
        cast(joined.available as numeric(14, 4)) as hours_available,
        cast(
            case when joined.needed > 0 then 1 - joined.available / joined.needed end
            as numeric(14, 6)
        ) as gap,
        joined.backlog_items,
        joined.backlog_hours,
        joined.queue_open,
        joined.queue_finished,
        cast(
            case
                when joined.queue_finished >= assumptions.shown_from
                    then joined.queue_open * 1.0 * assumptions.recent_months
                        / joined.queue_finished
            end as numeric(9, 2)
        ) as months_of_work

    from joined

    cross join assumptions

)

select * from measured
order by week_end, office_id, unit_id
