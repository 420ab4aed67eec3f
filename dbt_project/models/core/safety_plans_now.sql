-- One row per safety plan in force on the as-of date, with its last check.
with

as_of as (

    select as_of_date from {{ ref('as_of_dates') }}
    where is_current

),

safety_plans as (

    select * from {{ ref('contract_safety_plans') }}

),

investigations as (

    select * from {{ ref('contract_investigations') }}

),

checks as (

    select
        safety_plan_checks.safety_plan_id,
        max(cast(safety_plan_checks.checked_at as date)) as checked_date

    from {{ ref('contract_safety_plan_checks') }} as safety_plan_checks

    cross join as_of

    where cast(safety_plan_checks.checked_at as date) <= as_of.as_of_date

    group by safety_plan_checks.safety_plan_id

),

in_force as (

    select
        safety_plans.safety_plan_id,
        coalesce(safety_plans.case_id, investigations.case_id) as case_id,
        safety_plans.agreed_on as agreed_date,
        checks.checked_date

    from safety_plans

    cross join as_of

    left join investigations
        on safety_plans.investigation_id = investigations.investigation_id

    left join checks
        on safety_plans.safety_plan_id = checks.safety_plan_id

    where safety_plans.agreed_on <= as_of.as_of_date
        and (safety_plans.ended_on is null or safety_plans.ended_on > as_of.as_of_date)

)

select * from in_force
