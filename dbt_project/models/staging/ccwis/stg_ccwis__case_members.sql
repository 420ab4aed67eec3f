-- One row per person in a case and period, as ccwis last handed it over.
with

source as (

    select * from {{ source('ccwis', 'case_members') }}

),

named as (

    select
        case_member_id,
        case_id,
        person_id,
        role,
        starts_on,
        ends_on,
        recorded_at,
        changed_at

    from source

)

select * from named
