-- One row per kind and past week end forecast from whose P85 date has passed: when that queue was really done.
{{ config(schema='counts') }}

with

as_of as (

    select as_of_date from {{ ref('as_of_dates') }}
    where is_current

),

week_ends as (

    select * from {{ ref('week_ends') }}

),

finished as (

    select
        kind,
        ended_date,
        row_number() over (partition by kind order by ended_date) as number
    from {{ ref('placed_items') }}
    where ended_as = 'done'

),

forecast as (

    select
        forecast_origins.kind,
        forecast_origins.weeks_back,
        week_ends.week_end,
        forecast_origins.open_items,
        forecast_days.p50_date,
        forecast_days.p85_date

    from {{ ref('forecast_origins') }} as forecast_origins

    -- Where there was too little to go on nothing was forecast.
    inner join {{ ref('forecast_days') }} as forecast_days
        on forecast_origins.origin = forecast_days.origin

    left join week_ends
        on forecast_origins.weeks_back = week_ends.weeks_back

    where forecast_origins.level = 'state'
        and forecast_origins.weeks_back > 0

),

passed as (

    select forecast.* from forecast
    -- What is still ahead cannot be judged.
    inner join as_of
        on forecast.p85_date <= as_of.as_of_date

),

finished_before as (

    select
        passed.kind,
        passed.weeks_back,
        count(finished.number) as finished_then

    from passed

    left join finished
        on passed.kind = finished.kind
        and passed.week_end >= finished.ended_date

    group by passed.kind, passed.weeks_back

),

judged as (

    select
        passed.*,
        finished.ended_date as done_date,
        coalesce(finished.ended_date <= passed.p50_date, false) as held_p50,
        coalesce(finished.ended_date <= passed.p85_date, false) as held_p85

    from passed

    left join finished_before
        on passed.kind = finished_before.kind
        and passed.weeks_back = finished_before.weeks_back

    left join finished
        on passed.kind = finished.kind
        and finished_before.finished_then + passed.open_items = finished.number

)

select * from judged
