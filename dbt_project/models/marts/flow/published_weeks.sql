-- One row per week end, unit, kind and access level a release told of, this one included: what was said first.
with

latest_extract as (

    select * from {{ ref('latest_extract') }}

),

history as (

    select min(week_end) as first_week_end
    from {{ ref('week_ends') }}

),

published_before as (

    select * from {{ ref('published_before') }}

),

told_before as (

    select distinct week_end from published_before

),

flow_weeks_by_access as (

    select * from {{ ref('flow_weeks_by_access') }}

),

published as (

    select
        week_end,
        office_id,
        unit_id,
        kind,
        access_level,
        cast(open_items as integer) as open_items,
        extract_stamp

    from published_before

    union all

    select
        flow_weeks_by_access.week_end,
        flow_weeks_by_access.office_id,
        flow_weeks_by_access.unit_id,
        flow_weeks_by_access.kind,
        flow_weeks_by_access.access_level,
        flow_weeks_by_access.open_at_end as open_items,
        latest_extract.extract_stamp

    from flow_weeks_by_access

    cross join latest_extract

    left join told_before
        on flow_weeks_by_access.week_end = told_before.week_end

    where told_before.week_end is null

)

select published.* from published

-- What is older than the history kept is let go.
inner join history
    on published.week_end >= history.first_week_end
