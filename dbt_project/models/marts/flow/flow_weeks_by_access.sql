-- One row per week end, unit, kind and access level with work: open at its end, opened and ended in the week.
with

week_ends as (

    select * from {{ ref('week_ends') }}

),

published_before as (

    select * from {{ ref('published_before') }}

),

told_weeks as (

    select distinct week_end from published_before

),

-- Beside what is now known stands what was said first, even of a unit with nothing left.
told as (

    select
        week_ends.week_end,
        flow_counts.office_id,
        flow_counts.unit_id,
        flow_counts.kind,
        flow_counts.access_level,
        flow_counts.open_at_end,
        flow_counts.opened,
        flow_counts.finished,
        flow_counts.ended_otherwise,
        0 as open_as_published

    from week_ends

    -- A week without work has no row.
    inner join {{ ref('flow_counts') }} as flow_counts
        on week_ends.weeks_back = flow_counts.weeks_back

    union all

    select
        week_ends.week_end,
        published_before.office_id,
        published_before.unit_id,
        published_before.kind,
        published_before.access_level,
        0 as open_at_end,
        0 as opened,
        0 as finished,
        0 as ended_otherwise,
        published_before.open_items as open_as_published

    from week_ends

    -- Releases on another weekday told of other week ends.
    inner join published_before
        on week_ends.week_end = published_before.week_end

),

summed as (

    select
        week_end,
        office_id,
        unit_id,
        kind,
        access_level,
        sum(open_at_end) as open_at_end,
        sum(opened) as opened,
        sum(finished) as finished,
        sum(ended_otherwise) as ended_otherwise,
        sum(open_as_published) as open_as_published

    from told

    group by week_end, office_id, unit_id, kind, access_level

),

weeks as (

    select
        summed.week_end,
        summed.office_id,
        summed.unit_id,
        summed.kind,
        summed.access_level,
        item_kinds.in_headline as is_in_headline,
        cast(summed.open_at_end as integer) as open_at_end,
        cast(summed.opened as integer) as opened,
        cast(summed.finished as integer) as finished,
        cast(summed.ended_otherwise as integer) as ended_otherwise,
        case
            when told_weeks.week_end is not null
                then cast(summed.open_as_published as integer)
        end as open_as_published

    from summed

    left join {{ ref('item_kinds') }} as item_kinds
        on summed.kind = item_kinds.kind

    left join told_weeks
        on summed.week_end = told_weeks.week_end

)

select * from weeks
