-- One row per column of the contract, with whether the active source supplies it.
with

contract_coverage as (

    select * from {{ ref('contract_coverage') }}

),

named as (

    select
        table_name,
        column_name,
        table_name || '.' || column_name as table_column,
        supplied as is_supplied

    from contract_coverage

)

select * from named
