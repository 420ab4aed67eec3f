-- One row per name of a person, as ccwis last handed it over.
with

source as (

    select * from {{ source('ccwis', 'person_names') }}

),

named as (

    select
        person_name_id,
        person_id,
        given_name,
        family_name,
        name_kind,
        recorded_at,
        changed_at

    from source

)

select * from named
