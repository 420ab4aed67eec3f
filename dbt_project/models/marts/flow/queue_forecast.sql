-- One row per level, key and kind with work open: the dates by which as many as are open will be finished.
with

level_counts as (

    select * from {{ ref('level_counts') }}
    where level <> 'worker'
        and kind <> 'all'
        and open > 0

),

forecast_origins as (

    select * from {{ ref('forecast_origins') }}
    where weeks_back = 0

),

forecast_days as (

    select * from {{ ref('forecast_days') }}

),

tests as (

    select
        kind,
        count(*) as tested,
        {{ count_where('held_p50') }} as held_p50,
        {{ count_where('held_p85') }} as held_p85
    from {{ ref('forecast_tests') }}
    group by kind

),

forecast as (

    select
        level_counts.level,
        level_counts.key,
        level_counts.parent_key,
        level_counts.kind,
        level_counts.open as open_items,
        coalesce(forecast_origins.n, 0) as finished_n,
        forecast_days.p50_date,
        forecast_days.p85_date,
        case
            when not queue_kinds.is_queue then 'never ends'
            when not coalesce(forecast_origins.is_enough, false) then 'too few finished'
            when forecast_days.p85_date is null then 'more than a year away'
        end as reason,
        cast(coalesce(tests.tested, 0) as integer) as tested,
        tests.held_p50,
        tests.held_p85

    from level_counts

    left join {{ ref('queue_kinds') }} as queue_kinds
        on level_counts.kind = queue_kinds.kind

    left join forecast_origins
        on level_counts.level = forecast_origins.level
        and level_counts.key = forecast_origins.key
        and level_counts.parent_key = forecast_origins.parent_key
        and level_counts.kind = forecast_origins.kind

    left join forecast_days
        on forecast_origins.origin = forecast_days.origin

    left join tests
        on level_counts.kind = tests.kind

)

select * from forecast
