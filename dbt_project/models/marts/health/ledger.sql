-- One row per delivery, file, outcome and reason: every row handed over is loaded, set aside or refused.
with

landed_ledger as (

    select * from {{ ref('landed_ledger') }}

),

ledger as (

    select
        delivery,
        source,
        table_name,
        file,
        outcome,
        coalesce(reason, '') as reason,
        cast(rows_in as integer) as rows_in,
        cast(rows as integer) as rows,
        is_held,
        is_latest

    from landed_ledger

)

select * from ledger
