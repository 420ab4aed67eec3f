-- One row per person at a contact, as ccwis last handed it over.
with

source as (

    select * from {{ source('ccwis', 'contact_people') }}

),

named as (

    select
        contact_person_id,
        contact_id,
        person_id,
        seen,
        seen_alone,
        recorded_at,
        changed_at

    from source

)

select * from named
