-- One row per piece of work whose columns say it was submitted, returned or approved.
with

intakes as (

    -- A decision goes to the supervisor when the screener records it.
    select
        'intake' as subject_type,
        intake_id as subject_id,
        screened_at as submitted_at,
        cast(null as {{ dbt.type_timestamp() }}) as returned_at,
        decision_approved_at as approved_at

    from {{ ref('contract_intakes') }}

),

investigations as (

    select
        'investigation' as subject_type,
        investigation_id as subject_id,
        submitted_at,
        returned_at,
        approved_at

    from {{ ref('contract_investigations') }}

),

assessments as (

    select
        'assessment' as subject_type,
        assessment_id as subject_id,
        submitted_at,
        returned_at,
        approved_at

    from {{ ref('contract_assessments') }}

),

case_plans as (

    select
        'case_plan' as subject_type,
        case_plan_id as subject_id,
        submitted_at,
        returned_at,
        approved_at

    from {{ ref('contract_case_plans') }}

),

cases as (

    select
        'case' as subject_type,
        case_id as subject_id,
        cast(null as {{ dbt.type_timestamp() }}) as submitted_at,
        cast(null as {{ dbt.type_timestamp() }}) as returned_at,
        closing_approved_at as approved_at

    from {{ ref('contract_cases') }}

),

hearings as (

    select
        'hearing' as subject_type,
        hearing_id as subject_id,
        report_submitted_at as submitted_at,
        cast(null as {{ dbt.type_timestamp() }}) as returned_at,
        report_approved_at as approved_at

    from {{ ref('contract_hearings') }}

),

united as (

    select * from intakes
    union all
    select * from investigations
    union all
    select * from assessments
    union all
    select * from case_plans
    union all
    select * from cases
    union all
    select * from hearings

)

select * from united
where submitted_at is not null
    or returned_at is not null
    or approved_at is not null
