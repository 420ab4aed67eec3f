-- One row per home to be approved, as ccwis last handed it over.
with

source as (

    select * from {{ source('ccwis', 'home_studies') }}

),

named as (

    select
        home_study_id,
        person_id,
        provider_id,
        case_id,
        office_id,
        unit_id,
        kind,
        receiving_state,
        party_id,
        identified_on,
        applied_on,
        fingerprints_on,
        background_requested_on,
        background_done_on,
        training_planned_for,
        training_planned_on,
        training_done_on,
        visit_planned_for,
        visit_planned_on,
        visits_done_on,
        packet_sent_on,
        study_done_on,
        provisional_on,
        decided_on,
        decision,
        withdrawn_on,
        recorded_at,
        changed_at

    from source

)

select * from named
