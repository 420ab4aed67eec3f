-- One row per allegation, as ccwis last handed it over.
with

source as (

    select * from {{ source('ccwis', 'allegations') }}

),

named as (

    select
        allegation_id,
        investigation_id,
        person_id,
        alleged_role,
        victim_id,
        perpetrator_id,
        kind,
        finding,
        recorded_at,
        changed_at

    from source

)

select * from named
