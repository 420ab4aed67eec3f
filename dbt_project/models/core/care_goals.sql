-- One row per removal and permanency goal, with the period in which it was the goal.
with

removals as (

    select * from {{ ref('contract_removals') }}

),

plan_goals as (

    select * from {{ ref('contract_plan_goals') }}
    where permanency_goal is not null

),

case_plans as (

    select * from {{ ref('contract_case_plans') }}

),

supplied as (

    select count(*) as columns_supplied

    from {{ ref('coverage') }}

    where table_column = 'plan_goals.permanency_goal'
        and is_supplied

),

dated as (

    select
        plan_goals.plan_goal_id,
        plan_goals.person_id,
        plan_goals.permanency_goal,
        coalesce(
            plan_goals.set_on,
            case_plans.starts_on,
            cast(case_plans.drafted_at as date),
            cast(plan_goals.recorded_at as date)
        ) as set_date

    from plan_goals

    left join case_plans
        on plan_goals.plan_id = case_plans.case_plan_id

),

-- Care begins with the goal of going home, until a plan sets another one.
given as (

    select
        removals.removal_id,
        '' as plan_goal_id,
        'reunify' as goal,
        removals.removed_on as set_date

    from removals

    cross join supplied

    where supplied.columns_supplied = 1

    union all

    -- Goals set before or after care say nothing about it.
    select
        removals.removal_id,
        dated.plan_goal_id,
        dated.permanency_goal as goal,
        dated.set_date

    from removals

    inner join dated
        on removals.person_id = dated.person_id
        and removals.removed_on <= dated.set_date
        and (removals.ended_on is null or dated.set_date <= removals.ended_on)

),

-- Of goals set on one day the last entered holds.
ordered as (

    select
        *,
        row_number() over (
            partition by removal_id, set_date
            order by plan_goal_id desc
        ) as position

    from given

),

compared as (

    select
        removal_id,
        goal,
        set_date,
        lag(goal) over (partition by removal_id order by set_date) as former_goal

    from ordered

    where position = 1

),

-- A goal confirmed by the next plan goes on: only a change begins a period.
periods as (

    select
        removal_id,
        goal,
        set_date as since_date,
        lead(set_date) over (partition by removal_id order by set_date) as until_date

    from compared

    where former_goal is null
        or former_goal <> goal

)

select * from periods
