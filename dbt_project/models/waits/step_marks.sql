-- One row per map period and step: the days up to which a wait is usual, and to watch.
with

step_map as (

    select * from {{ ref('step_map') }}

),

usual as (

    select * from {{ ref('usual') }}
    where track = ''
        and n >= 20

),

marked as (

    select
        step_map.map_id,
        step_map.step,
        coalesce(usual.p50, step_map.expected_days) as usual_days,
        coalesce(usual.p85, 2 * step_map.expected_days) as watch_days,
        case when usual.kind is null then 'standard' else 'observed' end as mark_basis

    from step_map

    left join usual
        on step_map.kind = usual.kind
        and step_map.step = usual.step

)

select * from marked
