-- One row per need and fact that makes one of its steps necessary.
with

referrals as (

    select * from {{ ref('need_referrals') }}
    where is_current
        and needs_authorisation

),

facts as (

    select
        'service_referral/' || need_id as item_id,
        'needs_authorisation' as fact,
        cast(null as date) as since_date,
        cast(null as date) as until_date

    from referrals

)

select * from facts
