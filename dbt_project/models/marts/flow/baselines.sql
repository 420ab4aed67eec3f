-- One row per kind, track (empty: all) and step (empty: the item) done in the calendar year before: days it took.
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

items as (

    select
        kind,
        track,
        '' as step,
        cast(count(*) as integer) as n,
        cast(percentile_disc(0.5) within group (order by days) as integer) as p50,
        cast(percentile_disc(0.85) within group (order by days) as integer) as p85

    from tracked

    group by kind, track

),

steps as (

    select
        baseline_steps.kind,
        baseline_steps.track,
        baseline_steps.step,
        baseline_steps.n,
        baseline_steps.p50,
        baseline_steps.p85

    from {{ ref('baseline_steps') }} as baseline_steps

    -- Of the same year only.
    inner join as_of
        on baseline_steps.baseline_year = extract(year from as_of.as_of_date) - 1

),

measured as (

    select * from items
    union all
    select * from steps

)

select * from measured
