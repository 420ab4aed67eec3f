-- One row per dated fact of the plans lane of a case: plans, safety plans, removals and their ends.
with

case_plans as (

    select * from {{ ref('contract_case_plans') }}

),

safety_plans as (

    select * from {{ ref('contract_safety_plans') }}
    where case_id is not null

),

removals as (

    select * from {{ ref('contract_removals') }}

),

facts as (

    select
        'case_plan/' || case_plan_id as event_id,
        case_id,
        person_id,
        coalesce(signed_on, refusal_recorded_on, cast(approved_at as date)) as fact_date,
        cast(null as date) as end_date,
        'plan' as code_set,
        kind as code,
        'done' as stage,
        'case_plans' as source_table,
        case_plan_id as source_id
    from case_plans

    union all

    select
        'safety_plan/' || safety_plan_id as event_id,
        case_id,
        cast(null as {{ dbt.type_string() }}) as person_id,
        agreed_on as fact_date,
        ended_on as end_date,
        'safety_plan' as code_set,
        'safety_plan' as code,
        'in_force' as stage,
        'safety_plans' as source_table,
        safety_plan_id as source_id
    from safety_plans

    union all

    select
        'removal/' || removal_id as event_id,
        case_id,
        person_id,
        removed_on as fact_date,
        cast(null as date) as end_date,
        'removal' as code_set,
        'removal' as code,
        'done' as stage,
        'removals' as source_table,
        removal_id as source_id
    from removals

    union all

    select
        'care_end/' || removal_id as event_id,
        case_id,
        person_id,
        ended_on as fact_date,
        cast(null as date) as end_date,
        'exit' as code_set,
        coalesce(exit_reason, 'other') as code,
        'done' as stage,
        'removals' as source_table,
        removal_id as source_id
    from removals

)

select * from facts
where fact_date is not null
