-- One row per referral for a need, as ccwis last handed it over.
with

source as (

    select * from {{ source('ccwis', 'service_referrals') }}

),

named as (

    select
        service_referral_id,
        case_id,
        person_id,
        need_id,
        service_type,
        provider_id,
        decided_on,
        referred_on,
        times_asked,
        last_asked_on,
        needs_authorisation,
        authorisation_requested_on,
        authorised_on,
        accepted_on,
        declined_on,
        waitlisted_on,
        first_appointment_planned_for,
        first_appointment_planned_on,
        first_appointment_on,
        last_progress_on,
        end_planned_for,
        ended_on,
        outcome,
        recorded_at,
        changed_at

    from source

)

select * from named
