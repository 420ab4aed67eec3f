-- One row per week end, unit and kind with work: open at its end, opened and ended in the week.
with

flow_weeks_by_access as (

    select * from {{ ref('flow_weeks_by_access') }}

),

summed as (

    select
        week_end,
        office_id,
        unit_id,
        kind,
        is_in_headline,
        cast(sum(open_at_end) as integer) as open_at_end,
        cast(sum(opened) as integer) as opened,
        cast(sum(finished) as integer) as finished,
        cast(sum(ended_otherwise) as integer) as ended_otherwise,
        cast(sum(open_as_published) as integer) as open_as_published

    from flow_weeks_by_access

    group by week_end, office_id, unit_id, kind, is_in_headline

)

select * from summed
