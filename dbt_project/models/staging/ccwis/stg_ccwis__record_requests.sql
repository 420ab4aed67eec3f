-- One row per record or test asked for, as ccwis last handed it over.
with

source as (

    select * from {{ source('ccwis', 'record_requests') }}

),

named as (

    select
        record_request_id,
        subject_type,
        subject_id,
        person_id,
        kind,
        provider_id,
        party_id,
        identified_on,
        requested_on,
        reminded_on,
        times_asked,
        promised_on,
        planned_for,
        planned_on,
        collected_on,
        held_on,
        received_on,
        cancelled_on,
        waived_reason,
        recorded_at,
        changed_at

    from source

)

select * from named
