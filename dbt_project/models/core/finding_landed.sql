-- One row per record with an unknown code, an unknown parent or a needed value empty, as landing found.
with

as_of as (

    select as_of_date from {{ ref('as_of_dates') }}
    where is_current

),

landed as (

    select
        finding,
        table_name,
        record_id,
        {{ dbt.listagg("column_name || coalesce(': ' || value, '')", "'; '", 'order by column_name') }}
            as detail

    from {{ ref('landed_findings') }}

    where record_id is not null

    group by finding, table_name, record_id

),

record_cases as (

    select * from {{ ref('record_cases') }}

),

found as (

    select
        landed.finding,
        landed.table_name,
        landed.record_id,
        landed.detail,
        record_cases.case_id,
        coalesce(record_cases.recorded_date, as_of.as_of_date) as since

    from landed

    cross join as_of

    left join record_cases
        on landed.table_name = record_cases.table_name
        and landed.record_id = record_cases.record_id

)

select * from found
