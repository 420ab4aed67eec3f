-- One row per unit, kind, access level and week before the as-of date with work open or changes: how many.
{{ config(schema='counts') }}

with

flow_changes as (

    select * from {{ ref('flow_changes') }}

),

history as (

    select length as weeks from {{ ref('windows') }}
    where code = 'history'

),

-- What came before the history kept is one week before its first.
counted as (

    select
        flow_changes.kind,
        flow_changes.access_level,
        flow_changes.office_id,
        flow_changes.unit_id,
        least(flow_changes.weeks_back, history.weeks) as weeks_back,
        {{ count_where("change = 'in'") }} - {{ count_where("change = 'out'") }} as net,
        {{ count_where("change = 'opened'") }} as opened,
        {{ count_where("change = 'finished'") }} as finished,
        {{ count_where("change = 'ended_otherwise'") }} as ended_otherwise

    from flow_changes

    cross join history

    group by
        flow_changes.kind,
        flow_changes.access_level,
        flow_changes.office_id,
        flow_changes.unit_id,
        least(flow_changes.weeks_back, history.weeks)

),

places as (

    select distinct
        kind,
        access_level,
        office_id,
        unit_id
    from counted

),

weeks as (

    select weeks_back from {{ ref('week_ends') }}

    union all

    select weeks from history

),

grid as (

    select
        places.*,
        weeks.weeks_back
    from places
    cross join weeks

),

running as (

    select
        grid.kind,
        grid.access_level,
        grid.office_id,
        grid.unit_id,
        grid.weeks_back,
        sum(coalesce(counted.net, 0)) over (
            partition by
                grid.kind, grid.access_level, grid.office_id, grid.unit_id
            order by grid.weeks_back desc
            rows between unbounded preceding and current row
        ) as open_at_end,
        coalesce(counted.opened, 0) as opened,
        coalesce(counted.finished, 0) as finished,
        coalesce(counted.ended_otherwise, 0) as ended_otherwise

    from grid

    left join counted
        on grid.kind = counted.kind
        and grid.access_level = counted.access_level
        and coalesce(grid.office_id, '-') = coalesce(counted.office_id, '-')
        and coalesce(grid.unit_id, '-') = coalesce(counted.unit_id, '-')
        and grid.weeks_back = counted.weeks_back

)

select * from running
where open_at_end + opened + finished + ended_otherwise > 0
