-- One row per level, key, kind and week end forecast from: the queue then, and what it was finishing.
{{ config(schema='counts') }}

with

windows as (

    select
        max(case when code = 'forecast_weeks' then length end) as weeks,
        max(case when code = 'forecast_tests' then length end) as tests,
        max(case when code = 'forecast_horizon' then length end) as horizon,
        max(case when code = 'history' then length end) as history,
        max(case when code = 'shown_from' then length end) as shown_from
    from {{ ref('windows') }}

),

forecast_weeks as (

    select * from {{ ref('forecast_weeks') }}

),

-- Today everywhere; past week ends for the state, to see how often it held.
origins as (

    select forecast_weeks.*

    from forecast_weeks

    cross join windows

    where forecast_weeks.open_items > 0
        and (
            forecast_weeks.weeks_back = 0
            or (
                forecast_weeks.level = 'state'
                and forecast_weeks.weeks_back <= windows.tests
                and forecast_weeks.weeks_back + windows.weeks <= windows.history
            )
        )

),

finishing as (

    select
        origins.level,
        origins.key,
        origins.parent_key,
        origins.kind,
        origins.weeks_back,
        origins.open_items,
        cast(coalesce(sum(forecast_weeks.finished), 0) as integer) as n

    from origins

    cross join windows

    left join forecast_weeks
        on origins.level = forecast_weeks.level
        and origins.key = forecast_weeks.key
        and origins.parent_key = forecast_weeks.parent_key
        and origins.kind = forecast_weeks.kind
        and forecast_weeks.weeks_back >= origins.weeks_back
        and forecast_weeks.weeks_back < origins.weeks_back + windows.weeks

    group by
        origins.level,
        origins.key,
        origins.parent_key,
        origins.kind,
        origins.weeks_back,
        origins.open_items

)

select
    cast(
        row_number() over (
            order by
                finishing.level,
                finishing.key,
                finishing.parent_key,
                finishing.kind,
                finishing.weeks_back
        ) as integer
    ) as origin,
    finishing.*,
    finishing.n >= windows.shown_from as is_enough,
    -- Six times as long as at the mean pace is as far as most runs go.
    cast(
        least(
            windows.horizon,
            case
                when finishing.n > 0
                    then 8 + ceiling(6.0 * finishing.open_items * windows.weeks / finishing.n)
            end
        ) as integer
    ) as weeks_ahead

from finishing

cross join windows
