-- One row per current record, column and finding of landing, as landing last handed it over.
with

source as (

    select * from {{ source('landing', 'landing_findings') }}

),

named as (

    select
        source,
        table_name,
        record_id,
        column_name,
        finding,
        value

    from source

)

select * from named
