-- One row per safety assessment approved, with the case and investigation it is about.
with

assessments as (

    select * from {{ ref('contract_assessments') }}
    where kind = 'safety'

),

investigations as (

    select * from {{ ref('contract_investigations') }}

),

approval_steps as (

    select * from {{ ref('approval_steps') }}
    where subject_type = 'assessment'
        and part = 'decided'
        and done_at is not null

),

approved as (

    select
        assessments.assessment_id,
        assessments.investigation_id,
        coalesce(assessments.case_id, investigations.case_id) as case_id,
        cast(approval_steps.done_at as date) as approved_date

    from assessments

    -- An assessment that is not approved says nothing yet.
    inner join approval_steps
        on assessments.assessment_id = approval_steps.subject_id

    left join investigations
        on assessments.investigation_id = investigations.investigation_id

)

select * from approved
