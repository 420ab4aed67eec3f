-- One row per worked item, date, step and what it repeats for: since when nothing stands before it.
with

obstacles as (

    select * from {{ ref('step_obstacles') }}

),

step_paths as (

    select
        map_id,
        step,
        earlier_step
    from {{ ref('step_paths') }}
    where between_steps = ''

),

later_steps as (

    select * from {{ ref('later_steps') }}
    where is_paired

),

ways_through as (

    select * from {{ ref('ways_through') }}

),

-- Each step with its direct earlier steps, then with those let past to.
ways as (

    select
        obstacles.item_key,
        obstacles.as_of_date,
        obstacles.map_id,
        obstacles.step,
        obstacles.pair_ref,
        step_paths.earlier_step,
        cast(null as {{ dbt.type_string() }}) as way_ref

    from obstacles

    -- A step that follows nothing is free from the start and has no row here.
    inner join step_paths
        on obstacles.map_id = step_paths.map_id
        and obstacles.step = step_paths.step

    where not obstacles.lets_past

    union all

    select
        obstacles.item_key,
        obstacles.as_of_date,
        obstacles.map_id,
        obstacles.step,
        obstacles.pair_ref,
        ways_through.earlier_step,
        case when ways_through.is_paired then ways_through.pair_ref end as way_ref

    from obstacles

    inner join ways_through
        on obstacles.item_key = ways_through.item_key
        and obstacles.as_of_date = ways_through.as_of_date
        and obstacles.step = ways_through.step

    where not obstacles.lets_past

),

cleared as (

    select
        ways.item_key,
        ways.as_of_date,
        ways.step,
        ways.pair_ref,
        max(case when earlier.stands_in_the_way then 1 else 0 end) = 1 as is_blocked,
        max(earlier.cleared_date) as cleared_date

    from ways

    inner join obstacles as earlier
        on ways.item_key = earlier.item_key
        and ways.as_of_date = earlier.as_of_date
        and ways.earlier_step = earlier.step
        -- A way through one of many leads from that one to what it pairs with.
        and (
            ways.way_ref is null
            or (
                ways.pair_ref in ('', ways.way_ref)
                and earlier.pair_ref in ('', ways.way_ref)
            )
        )

    left join later_steps
        on ways.map_id = later_steps.map_id
        and ways.earlier_step = later_steps.step
        and ways.step = later_steps.later_step

    where later_steps.step is null
        or ways.pair_ref = earlier.pair_ref

    group by ways.item_key, ways.as_of_date, ways.step, ways.pair_ref

)

select * from cleared
