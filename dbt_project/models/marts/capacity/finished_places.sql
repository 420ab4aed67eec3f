-- One row per item finished in the last year and level it counts at: the state, its office, its unit.
{{ config(schema='counts') }}

with

finished_year as (

    select * from {{ ref('finished_year') }}

),

placed as (

    select 'state' as level, 'state' as key, finished_year.* from finished_year

    union all

    select 'office' as level, office_key, finished_year.* from finished_year

    union all

    select 'unit' as level, unit_key, finished_year.* from finished_year

)

select * from placed
