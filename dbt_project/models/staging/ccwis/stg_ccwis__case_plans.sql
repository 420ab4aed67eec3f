-- One row per plan version, as ccwis last handed it over.
with

source as (

    select * from {{ source('ccwis', 'case_plans') }}

),

named as (

    select
        case_plan_id,
        case_id,
        person_id,
        investigation_id,
        kind,
        due_on,
        family_invited_on,
        family_meeting_planned_for,
        family_meeting_planned_on,
        family_team_meeting_on,
        drafted_at,
        invited_on,
        comments_on,
        submitted_at,
        returned_at,
        approved_at,
        sent_for_signature_on,
        signed_on,
        refusal_recorded_on,
        filing_asked_on,
        filed_on,
        starts_on,
        ends_on,
        recorded_at,
        changed_at

    from source

)

select * from named
