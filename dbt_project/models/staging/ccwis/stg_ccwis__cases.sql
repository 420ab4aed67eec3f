-- One row per case, as ccwis last handed it over.
with

source as (

    select * from {{ source('ccwis', 'cases') }}

),

named as (

    select
        case_id,
        opened_on,
        closing_started_on,
        closing_approved_at,
        closed_on,
        close_reason,
        program,
        office_id,
        unit_id,
        county_fips,
        access_level,
        primary_language,
        icwa_status,
        court_case,
        recorded_at,
        changed_at

    from source

)

select * from named
