-- One row per open case: its people counted, its barriers, needs and safety plan in words.
{{ config(schema='counts') }}

with

cases_now as (

    select * from {{ ref('cases_now') }}

),

people as (

    select
        case_id,
        cast(count(distinct case when role = 'child' then person_id end) as integer) as children,
        cast(
            count(distinct case when role in ('mother', 'father') then person_id end) as integer
        ) as parents

    from {{ ref('members_now') }}

    group by case_id

),

in_care as (

    select
        case_id,
        cast(count(*) as integer) as children_in_care,
        min(removed_date) as in_care_since

    from {{ ref('care_now') }}

    group by case_id

),

barriers as (

    select * from {{ ref('case_barriers') }}

),

needs as (

    select * from {{ ref('case_needs') }}

),

case_safety_plans as (

    select * from {{ ref('case_safety_plans') }}

),

language_labels as (

    select * from {{ ref('code_labels') }}
    where code_set = 'language'

),

icwa_labels as (

    select * from {{ ref('code_labels') }}
    where code_set = 'icwa'

),

family as (

    select
        cases_now.case_id,
        people.children,
        people.parents,
        in_care.children_in_care,
        in_care.in_care_since,
        barriers.barriers,
        needs.needs,
        needs.needs_open,
        case_safety_plans.safety_plan,
        case_safety_plans.safety_plans,
        case
            when cases_now.primary_language <> 'en'
                then coalesce(language_labels.label, cases_now.primary_language)
        end as interpreter_language,
        coalesce(icwa_labels.label, 'Not recorded') as icwa_status

    from cases_now

    left join people
        on cases_now.case_id = people.case_id

    left join in_care
        on cases_now.case_id = in_care.case_id

    left join barriers
        on cases_now.case_id = barriers.case_id

    left join needs
        on cases_now.case_id = needs.case_id

    left join case_safety_plans
        on cases_now.case_id = case_safety_plans.case_id

    left join language_labels
        on lower(cases_now.primary_language) = language_labels.code

    left join icwa_labels
        on cases_now.icwa_status = icwa_labels.code

)

select * from family
