-- One row per kind, track and step (empty step: the whole item): how long finished ones took.
with

usual as (

    select * from {{ ref('usual') }}

),

item_kinds as (

    select * from {{ ref('item_kinds') }}

),

policy as (

    select * from {{ ref('policy') }}

),

steps as (

    select kind, step, max(label) as label from {{ ref('process_map') }}
    group by kind, step

),

durations as (

    select
        usual.kind,
        coalesce(usual.track, '') as track,
        coalesce(usual.step, '') as step,
        coalesce(steps.label, item_kinds.label) as label,
        cast(usual.n as integer) as n,
        cast(usual.p50 as integer) as p50,
        cast(usual.p70 as integer) as p70,
        cast(usual.p85 as integer) as p85,
        cast(usual.p95 as integer) as p95,
        cast(usual.window_days as integer) as window_days,
        cast(usual.baseline_p50 as integer) as baseline_p50,
        cast(usual.baseline_p85 as integer) as baseline_p85,
        usual.n >= 20 as is_shown,
        case
            when coalesce(usual.step, '') = '' and policy.unit = 'days'
                then cast(policy.value as integer)
        end as limit_days

    from usual

    left join item_kinds
        on usual.kind = item_kinds.kind

    left join policy
        on item_kinds.due_policy = policy.code

    left join steps
        on usual.kind = steps.kind
        and usual.step = steps.step

)

select * from durations
