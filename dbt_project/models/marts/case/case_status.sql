-- One row per open case: what it waits on, what is scheduled, what comes next, who works on it.
with

cases_now as (

    select * from {{ ref('cases_now') }}

),

case_work as (

    select * from {{ ref('case_work') }}

),

case_ahead as (

    select * from {{ ref('case_ahead') }}

),

case_family as (

    select * from {{ ref('case_family') }}

),

supplied as (

    select
        {{ count_where("table_column = 'safety_plans.agreed_on'") }} > 0 as has_safety_plans,
        {{ count_where("table_column = 'needs.identified_on'") }} > 0 as has_needs

    from {{ ref('coverage') }}

    where is_supplied

),

goals_now as (

    select * from {{ ref('goals_in_words') }}

),

units as (

    select key as unit_id, supervisor_names from {{ ref('org') }}
    where level = 'unit'

),

status as (

    select
        cases_now.case_id,
        cases_now.program,
        cases_now.office_id,
        cases_now.unit_id,
        cases_now.worker_id,
        cases_now.access_level,
        cases_now.as_of_date,
        cases_now.opened_date,
        case_family.in_care_since,
        goals_now.goal,
        case_work.now_item_id,
        coalesce(case_work.now_words, 'Nothing is waiting') as now,
        case_work.now_waiting_on,
        case_work.now_side,
        case_work.now_since,
        case_work.now_days,
        case_ahead.next_scheduled,
        case_ahead.next_scheduled_date,
        case_ahead.next_milestone,
        case_ahead.next_milestone_date,
        case_ahead.next_milestone_item_id,
        {{ days_between('cases_now.as_of_date', 'goals_now.first_target_date') }}
            as plan_position_days,
        goals_now.first_target_date as target_date,
        goals_now.retargeted_date,
        coalesce(case_work.open_items, 0) as open_items,
        case_work.longest_wait_days,
        cases_now.worker_name,
        cases_now.worker_since,
        units.supervisor_names,
        coalesce(case_family.children, 0) as children,
        coalesce(case_family.children_in_care, 0) as children_in_care,
        coalesce(case_family.parents, 0) as parents,
        case_family.barriers,
        case_family.needs,
        case when supplied.has_needs then coalesce(case_family.needs_open, 0) end as needs_open,
        case
            when supplied.has_safety_plans
                then coalesce(case_family.safety_plan, 'No safety plan in force on record.')
            else 'Safety plans are not known from this source.'
        end as safety,
        case when supplied.has_safety_plans then coalesce(case_family.safety_plans, 0) end
            as safety_plans,
        case_family.interpreter_language,
        case_family.icwa_status

    from cases_now

    cross join supplied

    left join case_work
        on cases_now.case_id = case_work.case_id

    left join case_ahead
        on cases_now.case_id = case_ahead.case_id

    left join case_family
        on cases_now.case_id = case_family.case_id

    left join goals_now
        on cases_now.case_id = goals_now.case_id

    left join units
        on cases_now.unit_id = units.unit_id

)

select * from status
