-- One row per item finished in the last year and step done on it: the days nothing else was done before it.
{{ config(schema='counts') }}

with

finished_year as (

    select * from {{ ref('finished_year') }}

),

step_states as (

    select step_states.*
    from {{ ref('step_states') }} as step_states
    -- Today only.
    inner join {{ ref('as_of_dates') }} as as_of_dates
        on step_states.as_of_date = as_of_dates.as_of_date
        and as_of_dates.is_current
    where step_states.state = 'done'

),

step_map as (

    select * from {{ ref('step_map') }}

),

-- Days are not counted twice: each step's begin when the one done before it was done.
stretches as (

    select
        finished_year.item_key,
        step_states.map_id,
        step_states.step,
        least(step_states.done_date, finished_year.ended_date) as to_date,
        greatest(
            finished_year.opened_date,
            step_states.free_since,
            step_states.window_opens,
            step_states.undone_since,
            max(step_states.done_date) over (
                partition by finished_year.item_key
                order by step_states.done_date, step_map.sequence, step_states.step_ref
                rows between unbounded preceding and 1 preceding
            )
        ) as from_date

    from finished_year

    -- An item on which nothing was recorded done has no stretches.
    inner join step_states
        on finished_year.item_key = step_states.item_key

    left join step_map
        on step_states.map_id = step_map.map_id
        and step_states.step = step_map.step

),

waited as (

    select
        stretches.item_key,
        stretches.step,
        max(step_map.label) as label,
        max(step_map.sequence) as sequence,
        max(step_map.holder) as holder,
        sum(greatest({{ days_between('stretches.from_date', 'stretches.to_date') }}, 0))
            as days

    from stretches

    left join step_map
        on stretches.map_id = step_map.map_id
        and stretches.step = step_map.step

    group by stretches.item_key, stretches.step

),

rest as (

    select
        finished_year.item_key,
        '' as step,
        'Under way, or nothing due yet' as label,
        0 as sequence,
        cast(null as {{ dbt.type_string() }}) as holder,
        finished_year.elapsed_days - coalesce(sum(waited.days), 0) as days

    from finished_year

    left join waited
        on finished_year.item_key = waited.item_key

    group by finished_year.item_key, finished_year.elapsed_days

),

told as (

    select * from waited

    union all

    select * from rest

)

select * from told
