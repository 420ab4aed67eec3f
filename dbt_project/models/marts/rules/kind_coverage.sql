-- One row per kind of item: whether the source supplies all, part or none of the columns its steps rest on.
{{ config(schema='counts') }}

with

coverage as (

    select * from {{ ref('coverage') }}
    where is_supplied

),

process_map as (

    select * from {{ ref('process_map') }}

),

supplied as (

    select
        process_map.kind,
        process_map.step,
        count(distinct coverage.table_column) as columns_supplied,
        max({{ list_length('process_map.rests_on') }}) as columns_needed

    from process_map

    left join coverage
        on {{ list_holds('process_map.rests_on', 'coverage.table_column') }}

    group by process_map.kind, process_map.step

),

counted as (

    select
        kind,
        count(*) as steps,
        {{ count_where('columns_supplied >= columns_needed') }} as steps_known

    from supplied

    group by kind

),

worded as (

    select
        kind,
        case
            when steps_known = steps then 'full'
            when steps_known > 0 then 'part'
            else 'none'
        end as coverage

    from counted

)

select * from worded
