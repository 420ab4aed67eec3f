-- At the week ends the tally lines show, each unit has as much headline work open, new and ended.
with

tally as (

    select
        week_end,
        key as unit_key,
        sum(open) as open,
        sum(opened) as opened,
        sum(finished) as finished,
        sum(ended) as ended
    from {{ ref('level_weeks') }}
    where level = 'unit'
    group by week_end, key

),

flow as (

    select
        week_end,
        coalesce(unit_id, '-') as unit_key,
        sum(open_at_end) as open,
        sum(opened) as opened,
        sum(finished) as finished,
        sum(finished + ended_otherwise) as ended
    from {{ ref('flow_weeks') }}
    where is_in_headline
    group by week_end, coalesce(unit_id, '-')

)

select
    tally.week_end,
    tally.unit_key,
    tally.open,
    flow.open as open_in_flow,
    tally.opened,
    flow.opened as opened_in_flow

from tally

left join flow
    on tally.week_end = flow.week_end
    and tally.unit_key = flow.unit_key

where tally.open <> coalesce(flow.open, 0)
    or tally.opened <> coalesce(flow.opened, 0)
    or tally.finished <> coalesce(flow.finished, 0)
    or tally.ended <> coalesce(flow.ended, 0)
