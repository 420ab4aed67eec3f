-- One row per case and child with a permanency goal in force: its first-set target, and as it stands.
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

set_goals as (

    select
        case_plans.case_id,
        plan_goals.person_id,
        plan_goals.plan_goal_id,
        plan_goals.permanency_goal,
        coalesce(plan_goals.set_on, case_plans.starts_on) as set_date,
        coalesce(plan_goals.first_target_date, plan_goals.target_date) as first_target_date,
        plan_goals.target_date,
        coalesce(plan_goals.achieved_on <= as_of.as_of_date, false) as is_achieved

    from plan_goals

    cross join as_of

    -- A goal of an unknown plan belongs to no case.
    inner join case_plans
        on plan_goals.plan_id = case_plans.case_plan_id

    where coalesce(plan_goals.set_on, case_plans.starts_on) <= as_of.as_of_date

),

turned as (

    select
        *,
        case
            when permanency_goal = lag(permanency_goal) over (
                partition by case_id, person_id order by set_date, plan_goal_id
            )
                then 0
            else 1
        end as is_turn,
        row_number() over (
            partition by case_id, person_id order by set_date desc, plan_goal_id desc
        ) as newest
    from set_goals

),

-- A plan that takes the same goal over does not set its target for the first time.
stretched as (

    select
        *,
        sum(is_turn) over (
            partition by case_id, person_id
            order by set_date, plan_goal_id
            rows between unbounded preceding and current row
        ) as stretch
    from turned

),

targeted as (

    select
        *,
        first_value(first_target_date) over (
            partition by case_id, person_id, stretch
            order by
                case when first_target_date is null then 1 else 0 end,
                set_date,
                plan_goal_id
        ) as target_first_set,
        first_value(set_date) over (
            partition by case_id, person_id, stretch
            order by set_date, plan_goal_id
        ) as goal_since
    from stretched

),

-- A goal is over when the stay in care in which it was set is over.
ended as (

    select distinct
        targeted.case_id,
        targeted.person_id
    from targeted

    cross join as_of

    inner join {{ ref('contract_removals') }} as removals
        on targeted.person_id = removals.person_id
        and removals.removed_on <= targeted.set_date
        and removals.ended_on > targeted.set_date
        and removals.ended_on <= as_of.as_of_date

    where targeted.newest = 1

),

current_goals as (

    select
        targeted.case_id,
        targeted.person_id,
        targeted.permanency_goal,
        targeted.goal_since,
        targeted.target_first_set as first_target_date,
        targeted.target_date,
        not targeted.is_achieved and ended.person_id is null as is_unmet

    from targeted

    left join ended
        on targeted.case_id = ended.case_id
        and targeted.person_id = ended.person_id

    where targeted.newest = 1

)

select * from current_goals
