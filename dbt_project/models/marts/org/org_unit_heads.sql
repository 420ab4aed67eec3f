-- One row per unit with supervisors on the as-of date, listed.
{{ config(schema='counts') }}

with

supervisors_now as (

    select * from {{ ref('supervisors_now') }}

),

listed as (

    select
        unit_id,
        {{ dbt.listagg('worker_id', "';'", 'order by name, worker_id') }} as supervisor_ids,
        {{ dbt.listagg('name', "'; '", 'order by name, worker_id') }} as supervisor_names

    from supervisors_now

    group by unit_id

)

select * from listed
