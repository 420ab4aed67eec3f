-- One row per kind, track (or all, empty) and step (or the whole item, empty): the usual days.
with

as_of_dates as (

    select
        as_of_dates.as_of_date,
        {{ add_days('as_of_dates.as_of_date', '-1 * windows.length') }} as since_date
    from {{ ref('as_of_dates') }} as as_of_dates
    inner join {{ ref('windows') }} as windows
        on windows.code = 'usual'
    where as_of_dates.is_current

),

finished_times as (

    select finished_times.*
    from {{ ref('finished_times') }} as finished_times
    -- The window only.
    inner join as_of_dates
        on finished_times.done_date > as_of_dates.since_date
        and finished_times.done_date <= as_of_dates.as_of_date

),

grouped as (

    select
        kind,
        '' as track,
        step,
        days
    from finished_times

    union all

    select
        kind,
        track,
        step,
        days
    from finished_times
    where track <> ''

),

ordered as (

    select
        *,
        row_number() over (partition by kind, track, step order by days) as place,
        count(*) over (partition by kind, track, step) as n
    from grouped

),

-- The smallest value with at least that share of all at or below it.
measured as (

    select
        kind,
        track,
        step,
        cast(max(n) as integer) as n,
        min(case when place >= 0.50 * n then days end) as p50,
        min(case when place >= 0.70 * n then days end) as p70,
        min(case when place >= 0.85 * n then days end) as p85,
        min(case when place >= 0.95 * n then days end) as p95

    from ordered

    group by kind, track, step

)

select * from measured
