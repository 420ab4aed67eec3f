-- One row per risk or strengths-and-needs assessment.
with

assessments as (

    select * from {{ ref('contract_assessments') }}
    where kind in ('risk', 'strengths_needs')

),

investigations as (

    select * from {{ ref('item_investigation') }}

),

cases as (

    select * from {{ ref('cases') }}

),

approval_steps as (

    select * from {{ ref('approval_steps') }}
    where subject_type = 'assessment' and part = 'decided'

),

joined as (

    select
        'family_assessment/' || assessments.assessment_id as item_id,
        assessments.assessment_id,
        assessments.kind as track,
        assessments.investigation_id,
        coalesce(assessments.case_id, investigations.case_id) as case_id,
        assessments.person_id,
        investigations.intake_id,
        coalesce(
            assessments.opened_on,
            cast(assessments.documented_at as date),
            cast(assessments.recorded_at as date)
        ) as opened_date,
        assessments.due_on as due_date,
        cast(approval_steps.done_at as date) as approved_date,
        investigations.source_id is not null as is_of_investigation,
        investigations.ended_date as investigation_ended_date

    from assessments

    left join investigations
        on assessments.investigation_id = investigations.source_id

    left join approval_steps
        on assessments.assessment_id = approval_steps.subject_id

),

rested as (

    select
        joined.*,
        cases.office_id,
        cases.unit_id,
        case
            when joined.is_of_investigation then joined.investigation_ended_date
            else cases.closed_date
        end as rested_date

    from joined

    left join cases
        on joined.case_id = cases.case_id

),

items as (

    select
        item_id,
        'family_assessment' as kind,
        track,
        case when track = 'risk' then 'Risk assessment ' else 'Strengths and needs ' end
        || assessment_id as title,
        case_id,
        person_id,
        intake_id,
        case when case_id is null then 'investigation' else 'case' end as subject_type,
        coalesce(case_id, investigation_id) as subject_id,
        office_id,
        unit_id,
        item_id as chain_id,
        opened_date,
        case
            when approved_date <= rested_date or rested_date is null then approved_date
            else greatest(opened_date, rested_date)
        end as ended_date,
        case
            when approved_date <= rested_date then 'done'
            when rested_date is not null then 'cancelled'
            when approved_date is not null then 'done'
        end as ended_as,
        opened_date as due_anchor_date,
        cast(null as {{ dbt.type_string() }}) as due_policy,
        due_date,
        'assessments' as source_table,
        assessment_id as source_id

    from rested

    where opened_date is not null

)

select * from items
