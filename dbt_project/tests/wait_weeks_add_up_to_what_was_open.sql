-- At every week end told of, a unit's items by what they waited on are all that it had open.
with

told as (

    select distinct week_end from {{ ref('wait_weeks_by_access') }}

),

counted as (

    select week_end, unit_id, kind, access_level, items as in_waits, 0 as in_flow
    from {{ ref('wait_weeks_by_access') }}

    union all

    select
        flow_weeks_by_access.week_end,
        flow_weeks_by_access.unit_id,
        flow_weeks_by_access.kind,
        flow_weeks_by_access.access_level,
        0 as in_waits,
        flow_weeks_by_access.open_at_end as in_flow
    from {{ ref('flow_weeks_by_access') }} as flow_weeks_by_access
    -- A build may be told to keep fewer weeks.
    inner join told
        on flow_weeks_by_access.week_end = told.week_end

)

select
    week_end,
    unit_id,
    kind,
    access_level,
    sum(in_waits) as in_waits,
    sum(in_flow) as in_flow
from counted
group by week_end, unit_id, kind, access_level
having sum(in_waits) <> sum(in_flow)
