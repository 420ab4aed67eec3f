-- One row per delivery, file, outcome and reason, as landing kept it.
with

ledger as (

    select * from {{ ref('contract_ledger') }}

)

select * from ledger
