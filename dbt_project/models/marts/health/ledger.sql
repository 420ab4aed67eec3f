-- One row per delivery, file, outcome and reason. Rows in, loaded, set aside and
-- refused add up within a row, a file and a delivery.
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
        cast(rows as integer) as rows_in,
        cast(case when outcome = 'loaded' then rows else 0 end as integer) as loaded,
        cast(
            case when outcome = 'quarantined' then rows else 0 end as integer
        ) as quarantined,
        cast(case when outcome = 'refused' then rows else 0 end as integer) as refused,
        cast(rows_in as integer) as file_rows,
        is_held,
        is_latest

    from landed_ledger

)

select * from ledger
