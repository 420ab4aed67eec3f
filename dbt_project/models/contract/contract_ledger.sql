-- One row per delivery, file, outcome and reason.
select * from {{ ref('stg_landing__ledger') }}
