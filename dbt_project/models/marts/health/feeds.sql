-- One row per table of the contract: when it last arrived and whether that is as often as agreed.
with

landed_feeds as (

    select * from {{ ref('landed_feeds') }}

),

landed_unmapped as (

    select * from {{ ref('landed_unmapped') }}

),

as_of as (

    select as_of_date from {{ ref('as_of_dates') }}
    where is_current

),

aged as (

    select
        landed_feeds.*,
        {{ days_between('cast(landed_feeds.stamp as date)', 'as_of.as_of_date') }} as age_days

    from landed_feeds

    cross join as_of

),

feeds as (

    select
        aged.source,
        aged.table_name,
        upper(substr(aged.table_name, 1, 1))
        || substr(replace(aged.table_name, '_', ' '), 2) as label,
        aged.feed,
        aged.cadence,
        cast(aged.cadence_days as integer) as expected_days,
        cast(aged.stamp as timestamp) as stamp,
        case when aged.age_days < 0 then 0 else aged.age_days end as age_days,
        aged.is_supplied,
        aged.is_supplied and coalesce(aged.age_days > aged.cadence_days, true) as is_late,
        aged.delivery,
        cast(coalesce(aged.rows_in, 0) as integer) as rows_in,
        cast(coalesce(aged.loaded, 0) as integer) as loaded,
        cast(coalesce(aged.quarantined, 0) as integer) as quarantined,
        cast(coalesce(aged.refused, 0) as integer) as refused,
        coalesce(landed_unmapped.records, 0) as unmapped

    from aged

    left join landed_unmapped
        on aged.source = landed_unmapped.source
        and aged.table_name = landed_unmapped.table_name

)

select * from feeds
