-- One row per dated stretch of the services lane of a case: taking part, or waiting for a service.
with

referrals as (

    select * from {{ ref('contract_service_referrals') }}

),

needs as (

    select * from {{ ref('contract_needs') }}

),

facts as (

    select
        'referral/' || referrals.service_referral_id as event_id,
        referrals.case_id,
        referrals.person_id,
        referrals.first_appointment_on as fact_date,
        referrals.ended_on as end_date,
        'need' as code_set,
        coalesce(needs.domain, 'other') as code,
        'service' as stage,
        'service_referrals' as source_table,
        referrals.service_referral_id as source_id

    from referrals

    left join needs
        on referrals.need_id = needs.need_id

    where referrals.first_appointment_on is not null

    union all

    select
        'referral_wait/' || referrals.service_referral_id as event_id,
        referrals.case_id,
        referrals.person_id,
        referrals.referred_on as fact_date,
        coalesce(
            referrals.first_appointment_on, referrals.declined_on, referrals.ended_on
        ) as end_date,
        'need' as code_set,
        coalesce(needs.domain, 'other') as code,
        'service_wait' as stage,
        'service_referrals' as source_table,
        referrals.service_referral_id as source_id

    from referrals

    left join needs
        on referrals.need_id = needs.need_id

    where referrals.referred_on is not null

)

select * from facts
