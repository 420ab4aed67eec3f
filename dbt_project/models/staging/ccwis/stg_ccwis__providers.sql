-- One row per provider, as ccwis last handed it over.
with

source as (

    select * from {{ source('ccwis', 'providers') }}

),

named as (

    select
        provider_id,
        name,
        service_type,
        county_fips,
        slots,
        recorded_at,
        changed_at

    from source

)

select * from named
