-- One row per kind and track (empty: all tracks) with finished items in the calendar year before: how long they took.
{{ config(schema='counts') }}

with

as_of as (

    select as_of_date from {{ ref('as_of_dates') }}
    where is_current

),

finished as (

    select
        finished_times.kind,
        finished_times.track,
        finished_times.days

    from {{ ref('finished_times') }} as finished_times

    -- Only what was finished in the calendar year before: the baseline moves once a year.
    inner join as_of
        on extract(year from finished_times.done_date)
            = extract(year from as_of.as_of_date) - 1

    where finished_times.step = ''

),

tracked as (

    select kind, '' as track, days from finished

    union all

    select kind, track, days from finished
    where track <> ''

),

measured as (

    select
        kind,
        track,
        count(*) as n,
        percentile_disc(0.5) within group (order by days) as p50,
        percentile_disc(0.85) within group (order by days) as p85

    from tracked

    group by kind, track

)

select * from measured
where n >= 20
