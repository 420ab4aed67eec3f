-- One row per kind, track and step (empty step: the item): how long finished ones took, and open ones have.
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

open_ages as (

    select * from {{ ref('open_ages') }}

),

windows as (

    select
        max(case when code = 'usual' then length end) as usual_days,
        max(case when code = 'shown_from' then length end) as shown_from
    from {{ ref('windows') }}

),

-- What is only open has no finished ones yet, and says so.
measured as (

    select kind, track, step from usual
    union
    select kind, track, step from open_ages

),

steps as (

    select kind, step, max(label) as label from {{ ref('process_map') }}
    group by kind, step

),

durations as (

    select
        measured.kind,
        measured.track,
        measured.step,
        coalesce(steps.label, item_kinds.label) as label,
        cast(coalesce(usual.n, 0) as integer) as n,
        cast({{ if_enough('usual.p50', 'usual.n') }} as integer) as p50,
        cast({{ if_enough('usual.p70', 'usual.n') }} as integer) as p70,
        cast({{ if_enough('usual.p85', 'usual.n') }} as integer) as p85,
        cast({{ if_enough('usual.p95', 'usual.n') }} as integer) as p95,
        windows.usual_days as window_days,
        coalesce(baselines.n, 0) as baseline_n,
        {{ if_enough('baselines.p50', 'baselines.n') }} as baseline_p50,
        {{ if_enough('baselines.p85', 'baselines.n') }} as baseline_p85,
        coalesce(open_ages.n, 0) as open_n,
        {{ if_enough('open_ages.p50', 'open_ages.n') }} as open_p50,
        {{ if_enough('open_ages.p85', 'open_ages.n') }} as open_p85,
        coalesce(usual.n, 0) >= windows.shown_from as is_shown,
        case
            when measured.step = '' and policy.unit = 'days'
                then cast(policy.value as integer)
        end as limit_days,
        case when measured.step = '' and policy.unit = 'days' then policy.clock end
            as limit_clock

    from measured

    cross join windows

    left join usual
        on measured.kind = usual.kind
        and measured.track = usual.track
        and measured.step = usual.step

    left join baselines
        on measured.kind = baselines.kind
        and measured.track = baselines.track
        and measured.step = baselines.step

    left join open_ages
        on measured.kind = open_ages.kind
        and measured.track = open_ages.track
        and measured.step = open_ages.step

    left join item_kinds
        on measured.kind = item_kinds.kind

    left join policy
        on item_kinds.due_policy = policy.code

    left join steps
        on measured.kind = steps.kind
        and measured.step = steps.step

)

select * from durations
