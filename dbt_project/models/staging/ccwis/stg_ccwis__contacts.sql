-- One row per contact made, tried or planned, as ccwis last handed it over.
with

source as (

    select * from {{ source('ccwis', 'contacts') }}

),

named as (

    select
        contact_id,
        case_id,
        intake_id,
        investigation_id,
        person_id,
        assessment_id,
        plan_id,
        planned_for,
        planned_on,
        occurred_at,
        kind,
        in_person,
        in_residence,
        seen_alone,
        purpose,
        completed,
        cancelled_on,
        documented_at,
        safety_discussed,
        plan_discussed,
        minutes,
        recorded_at,
        changed_at

    from source

)

select * from named
