-- One row per level, key, kind and step (empty: none): the days finished items spent before it was done.
with

assumptions as (

    select * from {{ ref('assumptions') }}

),

finished_places as (

    select * from {{ ref('finished_places') }}

),

finished_waits as (

    select * from {{ ref('finished_waits') }}

),

holders as (

    select * from {{ ref('holders') }}

),

kinds as (

    select
        level,
        key,
        kind,
        count(*) as finished,
        sum(elapsed_days) as elapsed_days
    from finished_places
    group by level, key, kind

),

waited as (

    select
        finished_places.level,
        finished_places.key,
        finished_places.kind,
        finished_waits.step,
        max(finished_waits.label) as label,
        max(finished_waits.sequence) as sequence,
        max(finished_waits.holder) as holder,
        count(*) as n,
        sum(finished_waits.days) as days,
        percentile_disc(0.5) within group (order by finished_waits.days) as median_days

    from finished_places

    -- Every finished item has at least the row of the days nothing was waited for.
    inner join finished_waits
        on finished_places.item_key = finished_waits.item_key

    group by
        finished_places.level,
        finished_places.key,
        finished_places.kind,
        finished_waits.step

),

costed as (

    select
        waited.level,
        waited.key,
        waited.kind,
        waited.step,
        waited.label,
        cast(waited.sequence as integer) as sequence,
        waited.holder,
        holders.side,
        cast(kinds.finished as integer) as finished,
        cast(waited.n as integer) as n,
        cast(waited.days as integer) as cost_days,
        cast(
            case when waited.n >= assumptions.shown_from then waited.median_days end
            as integer
        ) as median_cost_days,
        cast(kinds.elapsed_days as integer) as elapsed_days,
        cast(
            case
                when kinds.finished >= assumptions.shown_from and kinds.elapsed_days > 0
                    then waited.days * 1.0 / kinds.elapsed_days
            end as numeric(9, 4)
        ) as share_of_time

    from waited

    cross join assumptions

    left join kinds
        on waited.level = kinds.level
        and waited.key = kinds.key
        and waited.kind = kinds.kind

    left join holders
        on waited.holder = holders.holder

)

select * from costed
