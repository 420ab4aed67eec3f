-- One row per open hearing or legal limit, and step that its date needs, counted back from it.
with

as_of as (

    select
        as_of_dates.as_of_date,
        cast(policy_in_force.value as integer) as at_risk_days
    from {{ ref('as_of_dates') }} as as_of_dates

    inner join {{ ref('policy_in_force') }} as policy_in_force
        on policy_in_force.code = 'at_risk'

    where as_of_dates.is_current

),

open_items as (

    select * from {{ ref('open_items') }}

),

steps as (

    select * from {{ ref('countdown_preparation') }}
    union all
    select * from {{ ref('countdown_milestones') }}
    union all
    select * from {{ ref('countdown_services') }}

),

stated as (

    select
        steps.item_id,
        open_items.case_id,
        coalesce(steps.person_id, open_items.person_id) as person_id,
        open_items.office_id,
        open_items.unit_id,
        open_items.worker_id,
        open_items.access_level,
        coalesce(steps.target, open_items.title) as target,
        steps.target_date,
        {{ days_between('as_of.as_of_date', 'steps.target_date') }} as days_left,
        steps.is_next,
        steps.sort,
        steps.step,
        steps.step_ref,
        steps.label,
        steps.sequence,
        steps.holder,
        steps.holder_id,
        steps.needed_by,
        case
            when steps.is_done then 'done'
            when steps.needed_by < as_of.as_of_date then 'late'
            when steps.expected_date > steps.needed_by then 'at_risk'
            when steps.planned_date between as_of.as_of_date and steps.needed_by
                then 'planned_in_time'
            when steps.planned_date > steps.needed_by
                or steps.needed_by
                <= {{ add_days('as_of.as_of_date', 'as_of.at_risk_days') }}
                then 'at_risk'
            else 'not_started'
        end as state,
        steps.done_date,
        steps.planned_date,
        steps.expected_date

    from steps

    cross join as_of

    -- Limits of work that is not open are over.
    inner join open_items
        on steps.item_id = open_items.item_id

)

select * from stated
