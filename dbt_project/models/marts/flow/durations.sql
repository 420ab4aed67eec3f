-- One row per kind, track and step (empty step: the whole item): how long finished ones took.
with

usual as (

    select * from {{ ref('usual') }}

),

baselines as (

    select * from {{ ref('baselines') }}

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
        usual.track,
        usual.step,
        coalesce(steps.label, item_kinds.label) as label,
        cast(usual.n as integer) as n,
        cast(usual.p50 as integer) as p50,
        cast(usual.p70 as integer) as p70,
        cast(usual.p85 as integer) as p85,
        cast(usual.p95 as integer) as p95,
        365 as window_days,
        cast(baselines.p50 as integer) as baseline_p50,
        cast(baselines.p85 as integer) as baseline_p85,
        usual.n >= 20 as is_shown,
        case
            when usual.step = '' and policy.unit = 'days'
                then cast(policy.value as integer)
        end as limit_days,
        case when usual.step = '' and policy.unit = 'days' then policy.clock end
            as limit_clock

    from usual

    left join baselines
        on usual.kind = baselines.kind
        and usual.track = baselines.track
        and usual.step = ''

    left join item_kinds
        on usual.kind = item_kinds.kind

    left join policy
        on item_kinds.due_policy = policy.code

    left join steps
        on usual.kind = steps.kind
        and usual.step = steps.step

)

select * from durations
