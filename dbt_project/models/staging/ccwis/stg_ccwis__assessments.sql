-- One row per assessment tool used, as ccwis last handed it over.
with

source as (

    select * from {{ source('ccwis', 'assessments') }}

),

named as (

    select
        assessment_id,
        kind,
        occasion,
        investigation_id,
        case_id,
        removal_id,
        person_id,
        trigger,
        opened_on,
        due_on,
        family_met_on,
        documented_at,
        submitted_at,
        returned_at,
        approved_at,
        result,
        recorded_at,
        changed_at

    from source

)

select * from named
