-- Rows in = loaded + set aside + refused, for every file of every delivery.
with

files as (

    select
        delivery,
        file,
        max(file_rows) as rows_in,
        min(file_rows) as least_rows_in,
        sum(loaded + quarantined + refused) as accounted_for

    from {{ ref('ledger') }}

    group by delivery, file

)

select * from files
where rows_in <> accounted_for or rows_in <> least_rows_in
