-- One row per hearing, as ccwis last handed it over.
with

source as (

    select * from {{ source('ccwis', 'hearings') }}

),

named as (

    select
        hearing_id,
        case_id,
        person_id,
        kind,
        court,
        court_id,
        due_on,
        set_requested_on,
        set_on,
        scheduled_for,
        held_on,
        outcome,
        continued_reason,
        continues_hearing_id,
        parties_served_on,
        report_due_on,
        report_drafted_at,
        report_submitted_at,
        report_approved_at,
        report_filed_on,
        icwa_notice_sent_on,
        icwa_receipt_on,
        order_drafted_on,
        order_signed_on,
        recorded_at,
        changed_at

    from source

)

select * from named
