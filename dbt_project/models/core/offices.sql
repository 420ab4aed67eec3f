-- One row per local office.
with

offices as (

    select * from {{ ref('contract_offices') }}

),

described as (

    select
        office_id,
        name,
        region,
        county_fips

    from offices

)

select * from described
