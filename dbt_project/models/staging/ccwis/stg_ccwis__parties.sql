-- One row per outside body, as ccwis last handed it over.
with

source as (

    select * from {{ source('ccwis', 'parties') }}

),

named as (

    select
        party_id,
        kind,
        name,
        county_fips,
        recorded_at,
        changed_at

    from source

)

select * from named
