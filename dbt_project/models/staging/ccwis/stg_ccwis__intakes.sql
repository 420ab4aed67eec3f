-- One row per report received, as ccwis last handed it over.
with

source as (

    select * from {{ source('ccwis', 'intakes') }}

),

named as (

    select
        intake_id,
        received_at,
        office_id,
        unit_id,
        response_priority,
        screening_decision,
        screened_at,
        decided_by,
        decision_approved_at,
        case_id,
        recorded_at,
        changed_at

    from source

)

select * from named
