-- One row per worked item, date and way back that only steps which let past lie on.
with

obstacles as (

    select
        item_key,
        as_of_date,
        map_id,
        step,
        pair_ref
    from {{ ref('step_obstacles') }}
    where lets_past

),

step_path_steps as (

    select * from {{ ref('step_path_steps') }}

),

step_paths as (

    select * from {{ ref('step_paths') }}

),

counted as (

    select
        obstacles.item_key,
        obstacles.as_of_date,
        step_path_steps.path_id,
        step_path_steps.is_repeating,
        obstacles.pair_ref,
        count(*) as steps_past

    from obstacles

    -- Only ways with a step that lets past on them are kept.
    inner join step_path_steps
        on obstacles.map_id = step_path_steps.map_id
        and obstacles.step = step_path_steps.step

    group by
        obstacles.item_key,
        obstacles.as_of_date,
        step_path_steps.path_id,
        step_path_steps.is_repeating,
        obstacles.pair_ref

),

plain as (

    select * from counted
    where not is_repeating

),

through as (

    select
        counted.item_key,
        counted.as_of_date,
        step_paths.path_id,
        step_paths.map_id,
        step_paths.step,
        step_paths.earlier_step,
        step_paths.repeating_between > 0 as is_paired,
        counted.pair_ref

    from counted

    inner join step_paths
        on counted.path_id = step_paths.path_id
        and counted.is_repeating = (step_paths.repeating_between > 0)

    left join plain
        on counted.item_key = plain.item_key
        and counted.as_of_date = plain.as_of_date
        and counted.path_id = plain.path_id

    where coalesce(plain.steps_past, 0) = step_paths.plain_between
        and (
            step_paths.repeating_between = 0
            or counted.steps_past = step_paths.repeating_between
        )

)

select * from through
