-- One row per removal from home, as ccwis last handed it over.
with

source as (

    select * from {{ source('ccwis', 'removals') }}

),

named as (

    select
        removal_id,
        person_id,
        case_id,
        removed_on,
        manner,
        petition_filed_on,
        icwa_inquiry_on,
        relatives_told_on,
        school_decided_on,
        paternity_needed,
        paternity_on,
        iv_e_decided_on,
        medicaid_active_on,
        health_screen_on,
        ended_on,
        exit_reason,
        recorded_at,
        changed_at

    from source

)

select * from named
