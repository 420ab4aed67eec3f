-- One row per service referral still open in a case that has closed.
with

as_of as (

    select as_of_date from {{ ref('as_of_dates') }}
    where is_current

),

cases as (

    select * from {{ ref('cases') }}

),

service_referrals as (

    select * from {{ ref('contract_service_referrals') }}

),

found as (

    select
        'case_closed_service_open' as finding,
        'service_referrals' as table_name,
        service_referrals.service_referral_id as record_id,
        'Case closed ' || {{ day_in_words('cases.closed_date') }}
        || ', referral still open' as detail,
        cases.case_id,
        cases.closed_date as since

    from service_referrals

    cross join as_of

    -- A referral of an unknown case is another finding.
    inner join cases
        on service_referrals.case_id = cases.case_id
        and cases.closed_date <= as_of.as_of_date

    where service_referrals.ended_on is null
        and service_referrals.declined_on is null

)

select * from found
