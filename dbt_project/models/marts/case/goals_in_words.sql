-- One row per case with a permanency goal: the goal in words, and its nearest unmet target.
{{ config(schema='counts') }}

with

goals as (

    select
        *,
        row_number() over (
            partition by case_id
            order by
                case when is_unmet and first_target_date is not null then 0 else 1 end,
                first_target_date,
                person_id
        ) as place
    from {{ ref('goals_by_child') }}

),

goal_labels as (

    select * from {{ ref('code_labels') }}
    where code_set = 'goal'

),

worded as (

    select
        goals.case_id,
        goals.person_id as target_person_id,
        coalesce(goal_labels.label, goals.permanency_goal) as goal,
        case when goals.is_unmet then goals.first_target_date end as first_target_date,
        case
            when goals.is_unmet and goals.target_date <> goals.first_target_date
                then goals.target_date
        end as retargeted_date

    from goals

    left join goal_labels
        on goals.permanency_goal = goal_labels.code

    where goals.place = 1

)

select * from worded
