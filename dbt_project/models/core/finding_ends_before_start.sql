-- One row per record whose last day lies before its first.
with

removals as (

    select * from {{ ref('contract_removals') }}

),

periods as (

    select
        'removals' as table_name,
        removal_id as record_id,
        case_id,
        removed_on as starts_on,
        ended_on as ends_on
    from removals

    union all

    select
        'placements' as table_name,
        placements.placement_id as record_id,
        removals.case_id,
        placements.starts_on,
        placements.ends_on
    from {{ ref('contract_placements') }} as placements
    left join removals
        on placements.removal_id = removals.removal_id

    union all

    select
        'safety_plans' as table_name,
        safety_plan_id as record_id,
        case_id,
        agreed_on as starts_on,
        ended_on as ends_on
    from {{ ref('contract_safety_plans') }}

    union all

    select
        'service_referrals' as table_name,
        service_referral_id as record_id,
        case_id,
        referred_on as starts_on,
        ended_on as ends_on
    from {{ ref('contract_service_referrals') }}

    union all

    select
        'assignments' as table_name,
        assignment_id as record_id,
        case when subject_type = 'case' then subject_id end as case_id,
        starts_on,
        ends_on
    from {{ ref('contract_assignments') }}

),

found as (

    select
        'ends_before_start' as finding,
        table_name,
        record_id,
        'Begins ' || {{ day_in_words('starts_on') }} || ', ends '
        || {{ day_in_words('ends_on') }} as detail,
        case_id,
        ends_on as since

    from periods

    where ends_on < starts_on

)

select * from found
