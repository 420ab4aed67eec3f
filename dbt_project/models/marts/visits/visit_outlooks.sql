-- One row per level, key, measure and day forecast from: month-end visits, from own history.
{{ config(schema='counts') }}

with

visit_paces as (

    select * from {{ ref('visit_paces') }}

),

level_places as (

    select distinct
        level,
        key,
        parent_key,
        office_key,
        unit_key

    from {{ ref('level_places') }}

    where level <> 'worker'

),

paces as (

    select
        level_places.level,
        level_places.key,
        level_places.parent_key,
        visit_paces.measure,
        visit_paces.from_date,
        visit_paces.month_date,
        visit_paces.is_own_month,
        cast(sum(visit_paces.seen) as integer) as seen,
        cast(sum(visit_paces.left_to_see) as integer) as left_to_see,
        cast(sum(visit_paces.seen_later) as integer) as seen_later

    from visit_paces

    -- Every place of an item is in level_places.
    inner join level_places
        on visit_paces.office_key = level_places.office_key
        and visit_paces.unit_key = level_places.unit_key

    group by
        level_places.level,
        level_places.key,
        level_places.parent_key,
        visit_paces.measure,
        visit_paces.from_date,
        visit_paces.month_date,
        visit_paces.is_own_month

),

shares as (

    select
        level,
        key,
        parent_key,
        measure,
        from_date,
        cast(count(*) as integer) as n,
        percentile_disc(0.1) within group (order by 1.0 * seen_later / left_to_see) as p10,
        percentile_disc(0.5) within group (order by 1.0 * seen_later / left_to_see) as p50,
        percentile_disc(0.9) within group (order by 1.0 * seen_later / left_to_see) as p90

    from paces

    where not is_own_month and left_to_see > 0

    group by level, key, parent_key, measure, from_date

),

own as (

    select * from paces
    where is_own_month

),

ends as (

    select
        own.*,
        coalesce(shares.n, 0) as n,
        -- Rounded inwards, so that the counts between them are those the shares allow.
        own.seen + ceiling(own.left_to_see * shares.p10 - 0.000001) as low,
        own.seen + round(own.left_to_see * shares.p50) as likely,
        own.seen + floor(own.left_to_see * shares.p90 + 0.000001) as high

    from own

    left join shares
        on own.level = shares.level
        and own.key = shares.key
        and own.parent_key = shares.parent_key
        and own.measure = shares.measure
        and own.from_date = shares.from_date

),

outlooks as (

    select
        level,
        key,
        parent_key,
        measure,
        from_date,
        month_date,
        seen,
        left_to_see,
        seen_later,
        n,
        -- Between two counts there may be none; then it is the likely one.
        case
            when n >= 20 then cast(case when low > high then likely else low end as integer)
        end as low,
        case
            when n >= 20 and low > high then cast(likely as integer)
            when n >= 20 then cast(greatest(low, least(likely, high)) as integer)
        end as likely,
        case
            when n >= 20 then cast(case when low > high then likely else high end as integer)
        end as high

    from ends

)

select * from outlooks
