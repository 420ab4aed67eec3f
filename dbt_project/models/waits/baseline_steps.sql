-- One row per calendar year, kind, track (or all, empty) and step: how long those done in it waited.
{{ config(
    materialized='incremental',
    unique_key='baseline_year',
    incremental_strategy='append' if target.type == 'spark' else 'delete+insert'
) }}

with

as_of_dates as (

    select
        as_of_date,
        extract(year from as_of_date) as baseline_year
    from {{ ref('as_of_dates') }}
    where is_baseline

),

step_states as (

    select * from {{ ref('step_states') }}
    -- What was done before it was free never waited.
    where state = 'done'
        and waits_from <= done_date

),

step_map as (

    select
        map_id,
        step
    from {{ ref('step_map') }}
    where not is_periodic

),

keyed_items as (

    select
        item_key,
        kind,
        coalesce(track, '') as track
    from {{ ref('keyed_items') }}

),

timed as (

    select
        as_of_dates.baseline_year,
        keyed_items.kind,
        keyed_items.track,
        step_states.step,
        {{ days_between('step_states.waits_from', 'step_states.done_date') }} as days

    from step_states

    -- The baseline is looked at once, on the last day of its year.
    inner join as_of_dates
        on step_states.as_of_date = as_of_dates.as_of_date
        and extract(year from step_states.done_date) = as_of_dates.baseline_year

    -- A turn that comes round again is no wait.
    inner join step_map
        on step_states.map_id = step_map.map_id
        and step_states.step = step_map.step

    left join keyed_items
        on step_states.item_key = keyed_items.item_key

),

tracked as (

    select baseline_year, kind, '' as track, step, days from timed

    union all

    select baseline_year, kind, track, step, days from timed
    where track <> ''

),

measured as (

    select
        cast(baseline_year as integer) as baseline_year,
        kind,
        track,
        step,
        cast(count(*) as integer) as n,
        cast(percentile_disc(0.5) within group (order by days) as integer) as p50,
        cast(percentile_disc(0.85) within group (order by days) as integer) as p85

    from tracked

    group by baseline_year, kind, track, step

)

select * from measured
