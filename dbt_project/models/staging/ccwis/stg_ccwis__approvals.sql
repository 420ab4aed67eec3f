-- One row per request for approval, as ccwis last handed it over.
with

source as (

    select * from {{ source('ccwis', 'approvals') }}

),

named as (

    select
        approval_id,
        subject_type,
        subject_id,
        purpose,
        requested_at,
        requested_from,
        decided_at,
        state,
        level,
        recorded_at,
        changed_at

    from source

)

select * from named
