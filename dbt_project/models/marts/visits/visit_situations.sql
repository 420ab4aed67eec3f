-- One row per person to see and situation that a visit to them meets.
{{ config(schema='counts') }}

with

as_of as (

    select as_of_date from {{ ref('as_of_dates') }}
    where is_current

),

people_to_see as (

    select
        people_to_see.*,
        as_of.as_of_date

    from {{ ref('people_to_see') }} as people_to_see

    cross join as_of

),

visit_questions as (

    select * from {{ ref('visit_questions') }}

),

babies as (

    select
        members_now.case_id,
        max(people.birth_date) as birth_date

    from {{ ref('members_now') }} as members_now

    -- A child without a birth date is not known to be new.
    inner join {{ ref('people') }} as people
        on members_now.person_id = people.person_id

    where members_now.role = 'child'

    group by members_now.case_id

),

care_now as (

    select * from {{ ref('care_now') }}

),

first_cases as (

    select * from {{ ref('first_cases') }}

),

safety_plans as (

    select case_id from {{ ref('case_safety_plans') }}

),

-- What began on a day lasts as long as the questions say; the rest has no day.
dated as (

    select
        'new_baby' as situation,
        people_to_see.person_id,
        babies.birth_date as began_date

    from people_to_see

    -- Only cases with a child of known age.
    inner join babies
        on people_to_see.case_id = babies.case_id

    union all

    select
        'move' as situation,
        people_to_see.person_id,
        care_now.placed_date as began_date

    from people_to_see

    -- Only children who were moved while in care.
    inner join care_now
        on people_to_see.person_id = care_now.person_id
        and care_now.placed_date > care_now.removed_date

    union all

    select
        'first_of_kind' as situation,
        people_to_see.person_id,
        first_cases.starts_date as began_date

    from people_to_see

    -- Only the worker's first case of its program.
    inner join first_cases
        on people_to_see.worker_id = first_cases.worker_id
        and people_to_see.case_id = first_cases.case_id

),

lasting as (

    select
        dated.situation,
        dated.person_id

    from dated

    cross join as_of

    -- Only situations not older than the questions are for.
    inner join visit_questions
        on dated.situation = visit_questions.situation
        and {{ days_between('dated.began_date', 'as_of.as_of_date') }}
        between 0 and visit_questions.days

    union all

    select 'safety_plan' as situation, people_to_see.person_id

    from people_to_see

    -- Only cases with a safety plan in force.
    inner join safety_plans
        on people_to_see.case_id = safety_plans.case_id

    union all

    select 'unseen' as situation, person_id
    from people_to_see
    where months_missed > 0

    union all

    select
        case
            when is_parent then 'parent'
            when is_in_care then 'in_care'
            else 'at_home'
        end as situation,
        person_id

    from people_to_see

)

select
    lasting.person_id,
    lasting.situation,
    visit_questions.label,
    visit_questions.sequence,
    row_number() over (
        partition by lasting.person_id order by visit_questions.sequence
    ) as place

from lasting

-- A situation without questions prompts nothing.
inner join visit_questions
    on lasting.situation = visit_questions.situation
