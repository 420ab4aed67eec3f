-- One row per need of a person, and the referrals made for it.
with

needs as (

    select * from {{ ref('contract_needs') }}

),

current_referrals as (

    select * from {{ ref('need_referrals') }}
    where is_current

),

cases as (

    select * from {{ ref('cases') }}

),

dated as (

    select
        'service_referral/' || needs.need_id as item_id,
        needs.need_id,
        needs.case_id,
        needs.person_id,
        needs.identified_on as opened_date,
        cases.office_id,
        cases.unit_id,
        least(needs.resolved_on, current_referrals.ended_on) as met_date,
        least(needs.handed_over_on, cases.closed_date) as rest_ended_date

    from needs

    left join current_referrals
        on needs.need_id = current_referrals.need_id

    left join cases
        on needs.case_id = cases.case_id

),

items as (

    -- The title names no need: what a person is treated for is not for every reader.
    select
        item_id,
        'service_referral' as kind,
        cast(null as {{ dbt.type_string() }}) as track,
        'Service referral' as title,
        case_id,
        person_id,
        cast(null as {{ dbt.type_string() }}) as intake_id,
        'case' as subject_type,
        case_id as subject_id,
        office_id,
        unit_id,
        item_id as chain_id,
        opened_date,
        least(met_date, rest_ended_date) as ended_date,
        case
            when met_date <= coalesce(rest_ended_date, met_date) then 'done'
            when rest_ended_date is not null then 'cancelled'
        end as ended_as,
        opened_date as due_anchor_date,
        cast(null as {{ dbt.type_string() }}) as due_policy,
        cast(null as date) as due_date,
        'needs' as source_table,
        need_id as source_id

    from dated

)

select * from items
