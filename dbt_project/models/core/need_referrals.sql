-- One row per referral sent for a need, with the day it came to nothing and its place.
with

referrals as (

    select * from {{ ref('contract_service_referrals') }}
    where referred_on is not null
        and need_id is not null

),

referral_outcomes as (

    select * from {{ ref('referral_outcomes') }}

),

judged as (

    select
        referrals.*,
        case
            when referrals.declined_on is not null then referrals.declined_on
            when not coalesce(referral_outcomes.meets_need, true) then referrals.ended_on
        end as failed_date

    from referrals

    left join referral_outcomes
        on referrals.outcome = referral_outcomes.outcome

),

-- The last one sent that has not come to nothing supplies the steps of the need.
placed as (

    select
        *,
        failed_date is null
        and row_number() over (
            partition by need_id
            order by
                case when failed_date is null then 0 else 1 end,
                referred_on desc,
                service_referral_id desc
        ) = 1 as is_current

    from judged

)

select * from placed
