-- One row per step that names an unknown step, or one that does not come earlier.
with

process_map as (

    select * from {{ ref('process_map') }}

),

counted as (

    select
        later.kind,
        later.step,
        {{ list_length('later.after') }} as steps_named,
        count(distinct earlier.step) as steps_earlier

    from {{ ref('process_map') }} as later

    left join process_map as earlier
        on later.kind = earlier.kind
        and {{ list_holds('later.after', 'earlier.step') }}
        and earlier.sequence < later.sequence
        and earlier.effective_from <= later.effective_from
        and (
            earlier.effective_to is null or earlier.effective_to > later.effective_from
        )

    group by later.kind, later.step, later.effective_from, later.after

)

select * from counted
where steps_named <> steps_earlier
