-- One row per local office, as ccwis last handed it over.
with

source as (

    select * from {{ source('ccwis', 'offices') }}

),

named as (

    select
        office_id,
        name,
        region,
        county_fips,
        recorded_at,
        changed_at

    from source

)

select * from named
