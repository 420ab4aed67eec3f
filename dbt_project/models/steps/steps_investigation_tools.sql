-- One row per investigation and tool or plan made in it: safety, risk, safe care.
with

items as (

    select
        item_id,
        case_id,
        source_id as investigation_id,
        opened_date

    from {{ ref('item_investigation') }}

),

assessments as (

    select
        investigation_id,
        kind,
        min(documented_at) as documented_at,
        max(recorded_at) as recorded_at,
        min(assessment_id) as assessment_id

    from {{ ref('contract_assessments') }}

    where kind = 'risk'
        or (kind = 'safety' and occasion = 'initial')

    group by investigation_id, kind

),

safety_plans as (

    select * from {{ ref('contract_safety_plans') }}

),

case_plans as (

    select
        investigation_id,
        min(drafted_at) as drafted_at,
        max(recorded_at) as recorded_at,
        min(case_plan_id) as case_plan_id

    from {{ ref('contract_case_plans') }}

    where kind = 'safe_care'

    group by investigation_id

),

plans_of_items as (

    select
        items.item_id,
        safety_plans.safety_plan_id,
        safety_plans.proposed_on,
        safety_plans.agreed_on,
        safety_plans.recorded_at

    from items

    -- Only plans made in the investigation say something here.
    inner join safety_plans
        on items.investigation_id = safety_plans.investigation_id

    union all

    select
        items.item_id,
        safety_plans.safety_plan_id,
        safety_plans.proposed_on,
        safety_plans.agreed_on,
        safety_plans.recorded_at

    from items

    -- A plan that names no investigation counts for its case from the opened day on.
    inner join safety_plans
        on items.case_id = safety_plans.case_id
        and coalesce(safety_plans.proposed_on, safety_plans.agreed_on)
        >= items.opened_date

    where safety_plans.investigation_id is null

),

plans_agreed as (

    select
        item_id,
        min(proposed_on) as proposed_on,
        max(proposed_on) as last_proposed_on,
        cast(count(proposed_on) as integer) as times_proposed,
        min(agreed_on) as agreed_on,
        max(recorded_at) as recorded_at,
        min(safety_plan_id) as safety_plan_id

    from plans_of_items

    group by item_id

),

assessed as (

    select
        {{ step_row(
            "case when assessments.kind = 'risk' then 'risk_scored' "
            ~ "else 'safety_decided' end",
            item_id='items.item_id',
            done_at='assessments.documented_at',
            recorded_at='assessments.recorded_at',
            source_table="'assessments'",
            source_id='assessments.assessment_id'
        ) }}

    from assessments

    -- Assessments outside an investigation are items of their own only.
    inner join items
        on assessments.investigation_id = items.investigation_id

),

agreed as (

    select
        {{ step_row(
            "'safety_plan_agreed'",
            asked_date='proposed_on',
            times_asked='times_proposed',
            last_asked_date='last_proposed_on',
            done_at='agreed_on',
            recorded_at='recorded_at',
            source_table="'safety_plans'",
            source_id='safety_plan_id'
        ) }}

    from plans_agreed

),

safe_care as (

    select
        {{ step_row(
            "'safe_care_plan'",
            item_id='items.item_id',
            done_at='case_plans.drafted_at',
            recorded_at='case_plans.recorded_at',
            source_table="'case_plans'",
            source_id='case_plans.case_plan_id'
        ) }}

    from case_plans

    -- Plans of safe care made outside an investigation are items of their own only.
    inner join items
        on case_plans.investigation_id = items.investigation_id

),

steps as (

    select * from assessed
    union all
    select * from agreed
    union all
    select * from safe_care

)

select * from steps
