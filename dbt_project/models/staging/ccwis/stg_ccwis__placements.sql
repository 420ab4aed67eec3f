-- One row per placement, as ccwis last handed it over.
with

source as (

    select * from {{ source('ccwis', 'placements') }}

),

named as (

    select
        placement_id,
        removal_id,
        setting,
        provider_id,
        starts_on,
        ends_on,
        end_reason,
        notice_given_on,
        discharge_ready_on,
        distance_miles,
        recorded_at,
        changed_at

    from source

)

select * from named
