-- One row per case plan: first, review, youth, transition or safe care.
with

plans_due as (

    select * from {{ ref('plans_due') }}

),

cases as (

    select * from {{ ref('cases') }}

),

described as (

    select
        'case_plan/' || plans_due.case_id || '/' || plans_due.kind || '/'
        || cast(plans_due.place as {{ dbt.type_string() }}) as item_id,
        plans_due.*,
        cases.office_id,
        cases.unit_id,
        cases.closed_date,
        least(plans_due.finished_date, plans_due.superseded_date) as settled_date

    from plans_due

    left join cases
        on plans_due.case_id = cases.case_id

    -- A review that would open after the case closed was never due.
    where cases.closed_date is null
        or plans_due.case_plan_id is not null
        or plans_due.opened_date < cases.closed_date

),

items as (

    select
        item_id,
        'case_plan' as kind,
        kind as track,
        case kind
            when 'first' then 'First case plan'
            when 'review' then 'Case plan review '
                || cast(place as {{ dbt.type_string() }})
            else 'Case plan (' || replace(kind, '_', ' ') || ')'
        end as title,
        case_id,
        person_id,
        cast(null as {{ dbt.type_string() }}) as intake_id,
        'case' as subject_type,
        case_id as subject_id,
        office_id,
        unit_id,
        'case_plan/' || case_id || '/' || chain_head as chain_id,
        opened_date,
        case
            when settled_date <= closed_date or closed_date is null then settled_date
            else greatest(opened_date, closed_date)
        end as ended_date,
        case
            when closed_date < settled_date
                or (settled_date is null and closed_date is not null) then 'cancelled'
            when finished_date is not null then 'done'
            when superseded_date is not null then 'superseded'
        end as ended_as,
        coalesce(previous_finished_date, opened_date) as due_anchor_date,
        case when previous_finished_date is not null then 'case_plan_review' end
            as due_policy,
        due_date,
        case
            when case_plan_id is null then 'cases' else 'case_plans'
        end as source_table,
        coalesce(case_plan_id, case_id) as source_id

    from described

)

select * from items
