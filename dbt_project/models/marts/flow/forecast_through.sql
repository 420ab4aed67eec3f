-- One row per queue and week end forecast from: weeks in which half, and 85%, of the runs were through it.
{{ config(schema='counts') }}

with

windows as (

    select max(case when code = 'forecast_runs' then length end) as runs
    from {{ ref('windows') }}

),

forecast_origins as (

    select * from {{ ref('forecast_origins') }}
    where is_enough

),

forecast_draws as (

    select * from {{ ref('forecast_draws') }}

),

paces as (

    select
        forecast_origins.origin,
        forecast_origins.open_items,
        forecast_origins.weeks_ahead,
        forecast_weeks.weeks_back - forecast_origins.weeks_back as weeks_before,
        forecast_weeks.finished

    from forecast_origins

    -- A week in which nothing was finished brings no run further.
    inner join {{ ref('forecast_weeks') }} as forecast_weeks
        on forecast_origins.level = forecast_weeks.level
        and forecast_origins.key = forecast_weeks.key
        and forecast_origins.parent_key = forecast_weeks.parent_key
        and forecast_origins.kind = forecast_weeks.kind
        and forecast_origins.weeks_back <= forecast_weeks.weeks_back
        and forecast_weeks.finished > 0

),

added as (

    select
        paces.origin,
        paces.open_items,
        paces.finished,
        forecast_draws.run,
        forecast_draws.week_ahead,
        sum(paces.finished) over (
            partition by paces.origin, forecast_draws.run
            order by forecast_draws.week_ahead
            rows between unbounded preceding and current row
        ) as finished_by_then

    from paces

    -- Weeks further back than the draws go are not drawn.
    inner join forecast_draws
        on paces.weeks_before = forecast_draws.weeks_before
        and paces.weeks_ahead >= forecast_draws.week_ahead

),

through as (

    select
        origin,
        week_ahead - 1
        + cast(
            1.0 * (open_items - (finished_by_then - finished)) / finished as numeric(9, 4)
        ) as weeks
    from added
    where finished_by_then >= open_items
        and finished_by_then - finished < open_items

),

ordered as (

    select
        *,
        row_number() over (partition by origin order by weeks) as place
    from through

),

-- Runs that never got through come last, so places count among all runs.
measured as (

    select
        ordered.origin,
        min(case when ordered.place >= 0.50 * windows.runs then ordered.weeks end) as p50,
        min(case when ordered.place >= 0.85 * windows.runs then ordered.weeks end) as p85

    from ordered

    cross join windows

    group by ordered.origin

)

select * from measured
