-- One row per check of a safety plan, as ccwis last handed it over.
with

source as (

    select * from {{ source('ccwis', 'safety_plan_checks') }}

),

named as (

    select
        safety_plan_check_id,
        safety_plan_id,
        checked_at,
        checked_by,
        in_person,
        recorded_at,
        changed_at

    from source

)

select * from named
