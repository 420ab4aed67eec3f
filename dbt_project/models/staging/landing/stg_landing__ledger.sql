-- One row per delivery, file, outcome and reason, as landing last handed it over.
with

source as (

    select * from {{ source('landing', 'ledger') }}

),

named as (

    select
        delivery,
        source,
        table_name,
        file,
        outcome,
        reason,
        rows_in,
        rows,
        is_held,
        is_latest

    from source

)

select * from named
