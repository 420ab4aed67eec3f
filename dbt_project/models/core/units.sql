-- One row per unit.
with

units as (

    select * from {{ ref('contract_units') }}

),

described as (

    select
        unit_id,
        office_id,
        name,
        program

    from units

)

select * from described
