-- One row per service still running on the day the closing of its case was started.
with

cases as (

    select * from {{ ref('cases') }}
    where closing_started_date is not null

),

service_referrals as (

    select * from {{ ref('contract_service_referrals') }}

),

running as (

    select
        service_referrals.case_id,
        service_referrals.service_referral_id,
        service_referrals.provider_id,
        service_referrals.end_planned_for as planned_date,
        service_referrals.ended_on as ended_date,
        service_referrals.recorded_at

    from service_referrals

    -- Services of cases that are not closing have nothing to end for it.
    inner join cases
        on service_referrals.case_id = cases.case_id

    where service_referrals.declined_on is null
        and coalesce(
            service_referrals.accepted_on, service_referrals.first_appointment_on
        ) <= cases.closing_started_date
        and (
            service_referrals.ended_on is null
            or service_referrals.ended_on >= cases.closing_started_date
        )

)

select * from running
