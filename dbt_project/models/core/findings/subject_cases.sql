-- One row per piece of work that another record can be about, with its case.
with

subjects as (

    select 'case' as subject_type, case_id as subject_id, case_id
    from {{ ref('contract_cases') }}

    union all

    select 'intake' as subject_type, intake_id as subject_id, case_id
    from {{ ref('contract_intakes') }}

    union all

    select 'investigation' as subject_type, investigation_id as subject_id, case_id
    from {{ ref('contract_investigations') }}

    union all

    select 'assessment' as subject_type, assessment_id as subject_id, case_id
    from {{ ref('contract_assessments') }}

    union all

    select 'safety_plan' as subject_type, safety_plan_id as subject_id, case_id
    from {{ ref('contract_safety_plans') }}

    union all

    select 'case_plan' as subject_type, case_plan_id as subject_id, case_id
    from {{ ref('contract_case_plans') }}

    union all

    select 'person' as subject_type, person_id as subject_id, case_id
    from {{ ref('person_cases') }}

    union all

    select 'removal' as subject_type, removal_id as subject_id, case_id
    from {{ ref('contract_removals') }}

    union all

    select
        'placement' as subject_type,
        placements.placement_id as subject_id,
        removals.case_id
    from {{ ref('contract_placements') }} as placements
    left join {{ ref('contract_removals') }} as removals
        on placements.removal_id = removals.removal_id

    union all

    select 'missing_episode' as subject_type, missing_episode_id as subject_id, case_id
    from {{ ref('contract_missing_episodes') }}

    union all

    select 'hearing' as subject_type, hearing_id as subject_id, case_id
    from {{ ref('contract_hearings') }}

    union all

    select 'need' as subject_type, need_id as subject_id, case_id
    from {{ ref('contract_needs') }}

    union all

    select 'service_referral' as subject_type, service_referral_id as subject_id, case_id
    from {{ ref('contract_service_referrals') }}

    union all

    select 'home_study' as subject_type, home_study_id as subject_id, case_id
    from {{ ref('contract_home_studies') }}

)

select * from subjects
