-- One row per delivery held back and reason, as landing kept it.
with

holds as (

    select * from {{ ref('contract_holds') }}

)

select * from holds
