-- One row per person to be seen this month: what to know and ask before the visit.
with

people_to_see as (

    select * from {{ ref('people_to_see') }}

),

last_seen as (

    select * from {{ ref('last_seen') }}

),

households as (

    select * from {{ ref('households') }}

),

child_facts as (

    select
        case_id,
        person_id,
        max(siblings) as siblings

    from {{ ref('child_facts') }}

    group by case_id, person_id

),

case_safety_plans as (

    select * from {{ ref('case_safety_plans') }}

),

goals_in_words as (

    select * from {{ ref('goals_in_words') }}

),

visit_questions as (

    select * from {{ ref('visit_questions') }}

),

situations as (

    select
        person_id,
        max(case when place = 1 then situation end) as situation,
        {{ dbt.listagg('label', "'; '", 'order by sequence') }} as situations

    from {{ ref('visit_situations') }}

    group by person_id

),

sheets as (

    select
        people_to_see.item_id,
        people_to_see.person_id,
        people_to_see.case_id,
        people_to_see.office_id,
        people_to_see.unit_id,
        people_to_see.worker_id,
        people_to_see.access_level,
        people_to_see.planned_date,
        last_seen.seen_date as last_seen_date,
        case
            when last_seen.seen_date is null then null
            when last_seen.is_in_residence then 'Where they live'
            else 'Elsewhere, or not recorded'
        end as last_seen_where,
        last_seen.worker_name as last_seen_by,
        people_to_see.where_now,
        households.people_of_case,
        child_facts.siblings,
        case_safety_plans.safety_plan,
        goals_in_words.goal,
        goals_in_words.first_target_date as goal_target_date,
        situations.situation,
        situations.situations,
        visit_questions.question_1,
        visit_questions.question_2,
        visit_questions.question_3

    from people_to_see

    left join last_seen
        on people_to_see.person_id = last_seen.person_id

    left join households
        on people_to_see.case_id = households.case_id
        and people_to_see.person_id = households.person_id

    left join child_facts
        on people_to_see.case_id = child_facts.case_id
        and people_to_see.person_id = child_facts.person_id

    left join case_safety_plans
        on people_to_see.case_id = case_safety_plans.case_id

    left join goals_in_words
        on people_to_see.case_id = goals_in_words.case_id

    left join situations
        on people_to_see.person_id = situations.person_id

    left join visit_questions
        on situations.situation = visit_questions.situation

)

select * from sheets
order by office_id, unit_id, worker_id, person_id
