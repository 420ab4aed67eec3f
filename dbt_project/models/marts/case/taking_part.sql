-- One row per person in an open case, and service or child whose sessions they are offered.
with

counted as (

    select * from {{ ref('sessions_counted') }}

),

cases_now as (

    select * from {{ ref('cases_now') }}

),

goals as (

    select * from {{ ref('goals_by_child') }}
    where is_unmet

),

case_goals as (

    select * from {{ ref('goals_in_words') }}

),

service_types as (

    select * from {{ ref('service_types') }}

),

worded as (

    select
        counted.case_id,
        counted.who as person_id,
        counted.sort,
        counted.about_id,
        case
            when counted.sort = 'family_time' then 'Family time'
            else coalesce(service_types.shown_label, 'Service')
        end as label,
        counted.child_id,
        counted.need_id,
        counted.service_type,
        case when not coalesce(service_types.is_protected, false) then counted.provider_id end
            as provider_id,
        coalesce(service_types.is_protected, false) as is_protected,
        counted.offered,
        counted.attended,
        counted.window_weeks,
        counted.offered_recent,
        counted.attended_recent,
        counted.not_recorded_recent,
        counted.offered_before,
        counted.attended_before,
        counted.last_offered_date,
        counted.last_attended_date,
        counted.end_planned_date,
        coalesce(goals.first_target_date, case_goals.first_target_date) as target_date,
        case
            when goals.person_id is null then case_goals.retargeted_date
            when goals.target_date <> goals.first_target_date then goals.target_date
        end as retargeted_date,
        cases_now.office_id,
        cases_now.unit_id,
        cases_now.worker_id,
        cases_now.access_level

    from counted

    left join cases_now
        on counted.case_id = cases_now.case_id

    left join service_types
        on counted.service_type = service_types.service_type

    left join goals
        on counted.case_id = goals.case_id
        and coalesce(counted.child_id, counted.person_id) = goals.person_id

    left join case_goals
        on counted.case_id = case_goals.case_id

    -- Sessions long past are history, unless the service goes on.
    where counted.offered_recent + counted.offered_before > 0
        or (
            counted.sort = 'service'
            and (counted.ended_date is null or counted.ended_date > counted.as_of_date)
        )

)

select * from worded
