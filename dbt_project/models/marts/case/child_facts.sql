-- One row per child in an open case: where, safety plan, brothers and sisters, family time, next visit.
{{ config(schema='counts') }}

with

children as (

    select * from {{ ref('members_now') }}
    where role = 'child'

),

care_now as (

    select * from {{ ref('care_now') }}

),

placement_settings as (

    select * from {{ ref('placement_settings') }}

),

family_time_now as (

    select * from {{ ref('family_time_now') }}

),

case_safety_plans as (

    select * from {{ ref('case_safety_plans') }}

),

sibling_homes as (

    select * from {{ ref('sibling_homes') }}

),

next_visits as (

    select case_id, person_id, min(planned_date) as next_visit_date
    from {{ ref('visits_planned') }}
    group by case_id, person_id

),

facts as (

    select
        children.case_id,
        children.person_id,
        case
            when care_now.removal_id is null then 'At home'
            else coalesce(placement_settings.label, care_now.setting, 'Place not recorded')
        end as where_now,
        care_now.placed_date,
        care_now.removed_date,
        case_safety_plans.safety_plan,
        sibling_homes.siblings,
        family_time_now.offered_28,
        family_time_now.attended_28,
        family_time_now.last_attended_date,
        next_visits.next_visit_date

    from children

    left join care_now
        on children.person_id = care_now.person_id

    left join placement_settings
        on care_now.setting = placement_settings.setting

    left join case_safety_plans
        on children.case_id = case_safety_plans.case_id

    left join sibling_homes
        on children.case_id = sibling_homes.case_id
        and children.person_id = sibling_homes.person_id

    left join family_time_now
        on children.case_id = family_time_now.case_id
        and children.person_id = family_time_now.person_id

    left join next_visits
        on children.case_id = next_visits.case_id
        and children.person_id = next_visits.person_id

)

select * from facts
