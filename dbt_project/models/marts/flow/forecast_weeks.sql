-- One row per level, key, kind and week end: what was open and finished there, for queues that end.
{{ config(schema='counts') }}

with

week_ends as (

    select * from {{ ref('week_ends') }}

),

flow_weeks as (

    select
        flow_weeks.week_end,
        coalesce(flow_weeks.office_id, '-') as office_key,
        coalesce(flow_weeks.unit_id, '-') as unit_key,
        flow_weeks.kind,
        flow_weeks.open_at_end,
        flow_weeks.finished

    from {{ ref('flow_weeks') }} as flow_weeks

    -- A kind that is due again and again never ends.
    inner join {{ ref('queue_kinds') }} as queue_kinds
        on flow_weeks.kind = queue_kinds.kind
        and queue_kinds.is_queue

),

placed as (

    select 'state' as level, 'state' as key, '' as parent_key, flow_weeks.* from flow_weeks

    union all

    select 'office', office_key, 'state', flow_weeks.* from flow_weeks

    union all

    select 'unit', unit_key, office_key, flow_weeks.* from flow_weeks

),

summed as (

    select
        level,
        key,
        parent_key,
        kind,
        week_end,
        sum(open_at_end) as open_items,
        sum(finished) as finished

    from placed

    group by level, key, parent_key, kind, week_end

),

weeks as (

    select
        summed.level,
        summed.key,
        summed.parent_key,
        summed.kind,
        week_ends.weeks_back,
        cast(summed.open_items as integer) as open_items,
        cast(summed.finished as integer) as finished

    from summed

    left join week_ends
        on summed.week_end = week_ends.week_end

)

select * from weeks
