-- One row per investigation or alternative response, as ccwis last handed it over.
with

source as (

    select * from {{ source('ccwis', 'investigations') }}

),

named as (

    select
        investigation_id,
        intake_id,
        case_id,
        unit_id,
        office_id,
        track,
        opened_at,
        early_staffing_planned_for,
        early_staffing_planned_on,
        early_staffed_at,
        staffing_planned_for,
        staffing_planned_on,
        staffed_at,
        findings_at,
        submitted_at,
        returned_at,
        approved_at,
        parties_told_on,
        handed_over_on,
        accepted_on,
        closed_on,
        disposition,
        unsafe,
        substance_affected_infant,
        case_opens,
        recorded_at,
        changed_at

    from source

)

select * from named
