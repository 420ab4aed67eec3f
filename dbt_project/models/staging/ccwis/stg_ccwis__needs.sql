-- One row per need of a person, as ccwis last handed it over.
with

source as (

    select * from {{ source('ccwis', 'needs') }}

),

named as (

    select
        need_id,
        case_id,
        person_id,
        domain,
        identified_on,
        resolved_on,
        handed_over_on,
        recorded_at,
        changed_at

    from source

)

select * from named
