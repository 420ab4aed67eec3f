-- One row per kind, step and period of the map, with whether the active source can know it.
with

process_map as (

    select * from {{ ref('process_map') }}

),

coverage as (

    select * from {{ ref('coverage') }}
    where is_supplied

),

supplied as (

    select
        process_map.kind,
        process_map.step,
        process_map.effective_from,
        {{ list_length('process_map.rests_on') }} as columns_needed,
        count(coverage.table_column) as columns_supplied

    from process_map

    left join coverage
        on {{ list_holds('process_map.rests_on', 'coverage.table_column') }}

    group by
        process_map.kind,
        process_map.step,
        process_map.effective_from,
        process_map.rests_on

),

told as (

    select
        kind,
        step,
        effective_from,
        columns_supplied = columns_needed
        -- A source may have the column and not mean this step by it.
        and kind || '/' || step not in (
            '' {%- for named in var('unknown_steps', []) %}, '{{ named }}' {%- endfor %}
        ) as is_known

    from supplied

)

select * from told
