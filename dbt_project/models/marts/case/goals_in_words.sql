-- One row per case with a permanency goal: the goal in words, and its nearest unmet target.
{{ config(schema='counts') }}

with

goals_now as (

    select * from {{ ref('goals_now') }}

),

goal_labels as (

    select * from {{ ref('code_labels') }}
    where code_set = 'goal'

),

worded as (

    select
        goals_now.case_id,
        coalesce(goal_labels.label, goals_now.permanency_goal) as goal,
        case when goals_now.is_unmet then goals_now.first_target_date end as first_target_date,
        case
            when goals_now.is_unmet and goals_now.target_date <> goals_now.first_target_date
                then goals_now.target_date
        end as retargeted_date

    from goals_now

    left join goal_labels
        on goals_now.permanency_goal = goal_labels.code

)

select * from worded
