-- One row per need on record, with its current referral.
with

as_of as (

    select as_of_date from {{ ref('as_of_dates') }}
    where is_current

),

needs as (

    select * from {{ ref('contract_needs') }}

),

need_referrals as (

    select * from {{ ref('need_referrals') }}
    where is_current

),

served as (

    select
        needs.need_id,
        needs.case_id,
        needs.person_id,
        coalesce(needs.domain, 'other') as domain,
        needs.identified_on as identified_date,
        case
            when needs.resolved_on <= as_of.as_of_date then needs.resolved_on
        end as resolved_date,
        case
            when needs.handed_over_on <= as_of.as_of_date then needs.handed_over_on
        end as handed_over_date,
        need_referrals.service_referral_id,
        need_referrals.service_type,
        need_referrals.provider_id

    from needs

    cross join as_of

    left join need_referrals
        on needs.need_id = need_referrals.need_id

    where needs.identified_on <= as_of.as_of_date

)

select * from served
