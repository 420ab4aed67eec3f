-- One row per kind, track (empty: all) and step (empty: the item) with some open now: how long already.
{{ config(schema='counts') }}

with

open_items as (

    select
        kind,
        coalesce(track, '') as track,
        '' as step,
        age_days as days
    from {{ ref('open_items') }}

),

open_waits as (

    select
        open_waits.kind,
        coalesce(open_items.track, '') as track,
        open_waits.step,
        open_waits.waiting_days as days

    from {{ ref('open_waits') }} as open_waits

    left join {{ ref('open_items') }} as open_items
        on open_waits.item_id = open_items.item_id

),

opened as (

    select * from open_items
    union all
    select * from open_waits

),

tracked as (

    select kind, '' as track, step, days from opened

    union all

    select kind, track, step, days from opened
    where track <> ''

),

measured as (

    select
        kind,
        track,
        step,
        cast(count(*) as integer) as n,
        cast(percentile_disc(0.5) within group (order by days) as integer) as p50,
        cast(percentile_disc(0.85) within group (order by days) as integer) as p85

    from tracked

    group by kind, track, step

)

select * from measured
