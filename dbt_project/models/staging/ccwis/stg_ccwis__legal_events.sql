-- One row per petition, finding, decision or order, as ccwis last handed it over.
with

source as (

    select * from {{ source('ccwis', 'legal_events') }}

),

named as (

    select
        legal_event_id,
        case_id,
        person_id,
        kind,
        asked_on,
        planned_for,
        planned_on,
        occurred_on,
        party_id,
        recorded_at,
        changed_at

    from source

)

select * from named
