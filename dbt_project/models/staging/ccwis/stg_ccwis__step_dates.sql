-- One row per step of a piece of work, as ccwis last handed it over.
with

source as (

    select * from {{ source('ccwis', 'step_dates') }}

),

named as (

    select
        step_date_id,
        subject_type,
        subject_id,
        person_id,
        step,
        party_id,
        provider_id,
        needed,
        asked_on,
        last_asked_on,
        times_asked,
        planned_for,
        planned_on,
        tried_on,
        started_on,
        done_on,
        cancelled_on,
        recorded_at,
        changed_at

    from source

)

select * from named
