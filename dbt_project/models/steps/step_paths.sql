-- One row per map period and way from a step back to an earlier one, direct or not.
with recursive

step_edges as (

    select * from {{ ref('step_edges') }}

),

walked as (

    select
        map_id,
        step,
        earlier_step,
        cast('' as {{ dbt.type_string() }}) as between_steps,
        0 as plain_between,
        0 as repeating_between,
        earlier_repeats

    from step_edges

    union all

    select
        walked.map_id,
        walked.step,
        step_edges.earlier_step,
        walked.between_steps || ';' || walked.earlier_step as between_steps,
        walked.plain_between
        + case when walked.earlier_repeats = '' then 1 else 0 end as plain_between,
        walked.repeating_between
        + case when walked.earlier_repeats = '' then 0 else 1 end as repeating_between,
        step_edges.earlier_repeats

    from walked

    inner join step_edges
        on walked.map_id = step_edges.map_id
        and walked.earlier_step = step_edges.step

),

numbered as (

    select
        cast(
            row_number() over (order by map_id, step, earlier_step, between_steps)
            as integer
        ) as path_id,
        map_id,
        step,
        earlier_step,
        between_steps,
        plain_between,
        repeating_between

    from walked

)

select * from numbered
