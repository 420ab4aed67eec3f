-- One row per record of a table that names its case.
{{ config(materialized='view') }}

with

records as (

    select 'cases' as table_name, case_id as record_id, case_id,
        cast(recorded_at as date) as recorded_date
    from {{ ref('contract_cases') }}

    union all

    select 'investigations' as table_name, investigation_id as record_id, case_id,
        cast(recorded_at as date) as recorded_date
    from {{ ref('contract_investigations') }}

    union all

    select 'assessments' as table_name, assessment_id as record_id, case_id,
        cast(recorded_at as date) as recorded_date
    from {{ ref('contract_assessments') }}

    union all

    select 'safety_plans' as table_name, safety_plan_id as record_id, case_id,
        cast(recorded_at as date) as recorded_date
    from {{ ref('contract_safety_plans') }}

    union all

    select 'contacts' as table_name, contact_id as record_id, case_id,
        cast(recorded_at as date) as recorded_date
    from {{ ref('contract_contacts') }}

    union all

    select 'case_members' as table_name, case_member_id as record_id, case_id,
        cast(recorded_at as date) as recorded_date
    from {{ ref('contract_case_members') }}

    union all

    select 'case_plans' as table_name, case_plan_id as record_id, case_id,
        cast(recorded_at as date) as recorded_date
    from {{ ref('contract_case_plans') }}

    union all

    select 'needs' as table_name, need_id as record_id, case_id,
        cast(recorded_at as date) as recorded_date
    from {{ ref('contract_needs') }}

    union all

    select 'service_referrals' as table_name, service_referral_id as record_id, case_id,
        cast(recorded_at as date) as recorded_date
    from {{ ref('contract_service_referrals') }}

    union all

    select 'family_time' as table_name, family_time_id as record_id, case_id,
        cast(recorded_at as date) as recorded_date
    from {{ ref('contract_family_time') }}

    union all

    select 'removals' as table_name, removal_id as record_id, case_id,
        cast(recorded_at as date) as recorded_date
    from {{ ref('contract_removals') }}

    union all

    select 'missing_episodes' as table_name, missing_episode_id as record_id, case_id,
        cast(recorded_at as date) as recorded_date
    from {{ ref('contract_missing_episodes') }}

    union all

    select 'home_studies' as table_name, home_study_id as record_id, case_id,
        cast(recorded_at as date) as recorded_date
    from {{ ref('contract_home_studies') }}

    union all

    select 'hearings' as table_name, hearing_id as record_id, case_id,
        cast(recorded_at as date) as recorded_date
    from {{ ref('contract_hearings') }}

    union all

    select 'legal_events' as table_name, legal_event_id as record_id, case_id,
        cast(recorded_at as date) as recorded_date
    from {{ ref('contract_legal_events') }}

    union all

    select 'barriers' as table_name, barrier_id as record_id, case_id,
        cast(recorded_at as date) as recorded_date
    from {{ ref('contract_barriers') }}

    union all

    select 'intakes' as table_name, intake_id as record_id, case_id,
        cast(recorded_at as date) as recorded_date
    from {{ ref('contract_intakes') }}

)

select * from records
