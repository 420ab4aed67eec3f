-- One row per goal in a plan, as ccwis last handed it over.
with

source as (

    select * from {{ source('ccwis', 'plan_goals') }}

),

named as (

    select
        plan_goal_id,
        plan_id,
        person_id,
        permanency_goal,
        concurrent_goal,
        set_on,
        first_target_date,
        target_date,
        achieved_on,
        recorded_at,
        changed_at

    from source

)

select * from named
