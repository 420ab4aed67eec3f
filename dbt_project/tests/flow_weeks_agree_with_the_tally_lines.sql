-- At the week ends the tally lines show, each unit has as much headline work open, and the state as much that came and went.
with

level_weeks as (

    select * from {{ ref('level_weeks') }}

),

tally as (

    select
        level_weeks.week_end,
        level_weeks.key as unit_key,
        sum(level_weeks.open) as in_tally
    from level_weeks
    where level_weeks.level = 'unit'
    group by level_weeks.week_end, level_weeks.key

    union all

    select week_end, 'opened', sum(opened) from level_weeks
    where level = 'state'
    group by week_end

    union all

    select week_end, 'finished', sum(finished) from level_weeks
    where level = 'state'
    group by week_end

    union all

    select week_end, 'ended', sum(ended) from level_weeks
    where level = 'state'
    group by week_end

),

flow as (

    select
        week_end,
        coalesce(unit_id, '-') as unit_key,
        sum(open_at_end) as in_flow
    from {{ ref('flow_weeks') }}
    where is_in_headline
    group by week_end, coalesce(unit_id, '-')

    union all

    select week_end, 'opened', sum(opened) from {{ ref('flow_weeks') }}
    where is_in_headline
    group by week_end

    union all

    select week_end, 'finished', sum(finished) from {{ ref('flow_weeks') }}
    where is_in_headline
    group by week_end

    union all

    select week_end, 'ended', sum(finished + ended_otherwise) from {{ ref('flow_weeks') }}
    where is_in_headline
    group by week_end

)

select
    tally.week_end,
    tally.unit_key,
    tally.in_tally,
    flow.in_flow
from tally
left join flow
    on tally.week_end = flow.week_end
    and tally.unit_key = flow.unit_key
where tally.in_tally <> coalesce(flow.in_flow, 0)
