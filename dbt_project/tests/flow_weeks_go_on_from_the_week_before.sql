-- For the state and each kind, what is open goes on by what opened and ended.
with

weeks as (

    select
        week_ends.week_end,
        item_kinds.kind,
        coalesce(sum(flow_weeks.open_at_end), 0) as open_at_end,
        coalesce(sum(flow_weeks.opened), 0) as opened,
        coalesce(sum(flow_weeks.finished + flow_weeks.ended_otherwise), 0) as ended

    from {{ ref('week_ends') }} as week_ends

    cross join {{ ref('item_kinds') }} as item_kinds

    left join {{ ref('flow_weeks') }} as flow_weeks
        on week_ends.week_end = flow_weeks.week_end
        and item_kinds.kind = flow_weeks.kind

    group by week_ends.week_end, item_kinds.kind

),

followed as (

    select
        *,
        lag(open_at_end) over (partition by kind order by week_end) as open_before
    from weeks

)

select * from followed
where open_before is not null
    and open_at_end <> open_before + opened - ended
