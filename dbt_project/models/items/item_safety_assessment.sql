-- One row per safety assessment: due in each investigation, or opened for a reason.
with

safety_assessments as (

    select * from {{ ref('safety_assessments') }}
    where opened_date is not null

),

investigations as (

    select * from {{ ref('item_investigation') }}

),

cases as (

    select * from {{ ref('cases') }}

),

removals as (

    select * from {{ ref('contract_removals') }}

),

approval_steps as (

    select * from {{ ref('approval_steps') }}
    where subject_type = 'assessment' and part = 'decided'

),

described as (

    select
        'safety_assessment/' || safety_assessments.rests_on_id || '/'
        || safety_assessments.occasion || '/'
        || cast(safety_assessments.place as {{ dbt.type_string() }}) as item_id,
        safety_assessments.occasion,
        safety_assessments.assessment_id,
        safety_assessments.investigation_id,
        coalesce(
            safety_assessments.case_id, investigations.case_id, removals.case_id
        ) as case_id,
        coalesce(safety_assessments.person_id, removals.person_id) as person_id,
        investigations.intake_id,
        safety_assessments.occasion = 'initial'
        and safety_assessments.investigation_id is not null as is_of_investigation,
        investigations.office_id as investigation_office_id,
        investigations.unit_id as investigation_unit_id,
        safety_assessments.opened_date,
        safety_assessments.due_date,
        cast(approval_steps.done_at as date) as approved_date,
        case safety_assessments.rests_on
            when 'investigation' then investigations.ended_date
            when 'removal' then removals.ended_on
        end as rest_ended_date

    from safety_assessments

    left join investigations
        on safety_assessments.investigation_id = investigations.source_id

    left join removals
        on safety_assessments.removal_id = removals.removal_id

    left join approval_steps
        on safety_assessments.assessment_id = approval_steps.subject_id

),

ended as (

    select
        described.*,
        cases.office_id as case_office_id,
        cases.unit_id as case_unit_id,
        coalesce(
            described.rest_ended_date,
            case when not described.is_of_investigation then cases.closed_date end
        ) as rested_date

    from described

    left join cases
        on described.case_id = cases.case_id

),

items as (

    select
        item_id,
        'safety_assessment' as kind,
        occasion as track,
        'Safety assessment '
        || coalesce(assessment_id, 'of investigation ' || investigation_id) as title,
        case_id,
        person_id,
        intake_id,
        case
            when is_of_investigation then 'investigation' else 'case'
        end as subject_type,
        case
            when is_of_investigation then investigation_id else case_id
        end as subject_id,
        case
            when is_of_investigation then investigation_office_id else case_office_id
        end as office_id,
        case
            when is_of_investigation then investigation_unit_id else case_unit_id
        end as unit_id,
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
        case when assessment_id is null then 'investigations' else 'assessments' end
            as source_table,
        coalesce(assessment_id, investigation_id) as source_id

    from ended

)

select * from items
