-- One row per safety plan, as ccwis last handed it over.
with

source as (

    select * from {{ source('ccwis', 'safety_plans') }}

),

named as (

    select
        safety_plan_id,
        case_id,
        investigation_id,
        proposed_on,
        agreed_on,
        review_due_on,
        reviewed_on,
        ended_on,
        end_reason,
        recorded_at,
        changed_at

    from source

)

select * from named
