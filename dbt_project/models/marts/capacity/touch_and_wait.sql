-- One row per level, key and kind: the standard hours of finished items against the time they took.
with

assumptions as (

    select * from {{ ref('assumptions') }}

),

finished_places as (

    select * from {{ ref('finished_places') }}

),

summed as (

    select
        level,
        key,
        kind,
        count(*) as n,
        sum(elapsed_days) as elapsed_days,
        percentile_disc(0.5) within group (order by elapsed_days) as median_days,
        sum(working_hours) as working_hours,
        sum(touch_hours) as touch_hours

    from finished_places

    group by level, key, kind

),

measured as (

    select
        summed.level,
        summed.key,
        summed.kind,
        cast(summed.n as integer) as n,
        cast(summed.elapsed_days as integer) as elapsed_days,
        cast(
            case when summed.n >= assumptions.shown_from then summed.median_days end
            as integer
        ) as median_days,
        cast(summed.touch_hours as numeric(14, 2)) as touch_hours,
        cast(summed.working_hours as numeric(14, 2)) as working_hours,
        cast(
            case
                when summed.n >= assumptions.shown_from and summed.working_hours > 0
                    then summed.touch_hours / summed.working_hours
            end as numeric(9, 4)
        ) as flow_efficiency,
        cast(
            case
                when summed.n >= assumptions.shown_from and summed.elapsed_days > 0
                    then summed.touch_hours / (summed.elapsed_days * 24.0)
            end as numeric(9, 4)
        ) as share_of_calendar

    from summed

    cross join assumptions

)

select * from measured
