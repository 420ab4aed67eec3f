-- One row per column and value nobody has mapped, as landing last handed it over.
with

source as (

    select * from {{ source('landing', 'unmapped') }}

),

named as (

    select
        source,
        table_name,
        column_name,
        finding,
        value,
        rows

    from source

)

select * from named
