-- One row per record with an unknown code, an unknown parent or a needed value empty, as landing found.
with

landed as (

    select
        finding,
        table_name,
        record_id,
        {{ dbt.listagg("column_name || coalesce(': ' || value, '')", "'; '", 'order by column_name') }}
            as detail,
        cast(null as date) as since

    from {{ ref('landed_findings') }}

    where record_id is not null

    group by finding, table_name, record_id

)

select * from landed
