-- One row per current record, column and finding that landing kept.
with

findings as (

    select * from {{ ref('contract_landing_findings') }}

)

select * from findings
