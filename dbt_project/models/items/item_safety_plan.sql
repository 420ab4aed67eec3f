-- One row per safety plan agreed: in force until it is ended.
with

safety_plans as (

    select * from {{ ref('contract_safety_plans') }}
    where agreed_on is not null

),

cases as (

    select * from {{ ref('cases') }}

),

items as (

    select
        'safety_plan/' || safety_plans.safety_plan_id as item_id,
        'safety_plan' as kind,
        cast(null as {{ dbt.type_string() }}) as track,
        'Safety plan ' || safety_plans.safety_plan_id as title,
        safety_plans.case_id,
        cast(null as {{ dbt.type_string() }}) as person_id,
        cast(null as {{ dbt.type_string() }}) as intake_id,
        'case' as subject_type,
        safety_plans.case_id as subject_id,
        cases.office_id,
        cases.unit_id,
        'safety_plan/' || safety_plans.safety_plan_id as chain_id,
        safety_plans.agreed_on as opened_date,
        case
            when safety_plans.ended_on <= cases.closed_date or cases.closed_date is null
                then safety_plans.ended_on
            else greatest(safety_plans.agreed_on, cases.closed_date)
        end as ended_date,
        case
            when safety_plans.ended_on <= cases.closed_date then 'done'
            when cases.closed_date is not null then 'cancelled'
            when safety_plans.ended_on is not null then 'done'
        end as ended_as,
        safety_plans.agreed_on as due_anchor_date,
        cast(null as {{ dbt.type_string() }}) as due_policy,
        safety_plans.review_due_on as due_date,
        'safety_plans' as source_table,
        safety_plans.safety_plan_id as source_id

    from safety_plans

    left join cases
        on safety_plans.case_id = cases.case_id

)

select * from items
