-- One row per queue and week end forecast from: the working days by which half, and 85%, of runs were through.
{{ config(schema='counts') }}

with

calendar as (

    select * from {{ ref('calendar') }}

),

forecast_through as (

    select origin, 'p50' as share, p50 as weeks from {{ ref('forecast_through') }}
    where p50 is not null

    union all

    select origin, 'p85' as share, p85 as weeks from {{ ref('forecast_through') }}
    where p85 is not null

),

-- The last week is only partly needed; the rest of it counts whole.
parted as (

    select
        forecast_through.origin,
        forecast_through.share,
        forecast_through.weeks - (ceiling(forecast_through.weeks) - 1) as part,
        {{ add_days(
            'week_ends.week_end', 'cast(7 * (ceiling(forecast_through.weeks) - 1) as integer)'
        ) }} as from_date

    from forecast_through

    left join {{ ref('forecast_origins') }} as forecast_origins
        on forecast_through.origin = forecast_origins.origin

    left join {{ ref('week_ends') }} as week_ends
        on forecast_origins.weeks_back = week_ends.weeks_back

),

-- Work is finished on working days. Rounded down, dates held as often as they say on past weeks.
counted as (

    select
        parted.origin,
        parted.share,
        first_days.working_days_so_far
        + greatest(
            1,
            floor(
                parted.part * (last_days.working_days_so_far - first_days.working_days_so_far)
            )
        ) as working_day

    from parted

    left join calendar as first_days
        on parted.from_date = first_days.date_day

    left join calendar as last_days
        on {{ add_days('parted.from_date', 7) }} = last_days.date_day

),

dated as (

    select
        counted.origin,
        max(case when counted.share = 'p50' then calendar.date_day end) as p50_date,
        max(case when counted.share = 'p85' then calendar.date_day end) as p85_date

    from counted

    left join calendar
        on counted.working_day = calendar.working_days_so_far
        and calendar.is_working_day

    group by counted.origin

)

select * from dated
