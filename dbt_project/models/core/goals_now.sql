-- One row per case with a permanency goal in force: the newest, and its nearest unmet target.
with

as_of as (

    select as_of_date from {{ ref('as_of_dates') }}
    where is_current

),

case_plans as (

    select * from {{ ref('contract_case_plans') }}

),

plan_goals as (

    select * from {{ ref('contract_plan_goals') }}
    where permanency_goal is not null

),

goals as (

    select
        case_plans.case_id,
        plan_goals.person_id,
        plan_goals.permanency_goal,
        coalesce(plan_goals.first_target_date, plan_goals.target_date) as first_target_date,
        plan_goals.target_date,
        plan_goals.achieved_on is null
        or plan_goals.achieved_on > as_of.as_of_date as is_unmet,
        row_number() over (
            partition by case_plans.case_id, plan_goals.person_id
            order by
                coalesce(plan_goals.set_on, case_plans.starts_on) desc,
                plan_goals.plan_goal_id desc
        ) as newest

    from plan_goals

    cross join as_of

    -- A goal of an unknown plan belongs to no case.
    inner join case_plans
        on plan_goals.plan_id = case_plans.case_plan_id

    where coalesce(plan_goals.set_on, case_plans.starts_on) <= as_of.as_of_date

),

in_order as (

    select
        *,
        row_number() over (
            partition by case_id
            order by
                case when is_unmet and first_target_date is not null then 0 else 1 end,
                first_target_date,
                person_id
        ) as place

    from goals

    where newest = 1

)

select * from in_order
where place = 1
