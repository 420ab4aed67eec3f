-- One row per dated fact of an open case on record, from all lanes.
{{ config(schema='counts') }}

with

facts as (

    select 'court' as lane, facts_court.* from {{ ref('facts_court') }} as facts_court

    union all

    select 'visits' as lane, facts_visits.* from {{ ref('facts_visits') }} as facts_visits

    union all

    select 'services' as lane, facts_services.*
    from {{ ref('facts_services') }} as facts_services

    union all

    select 'plans' as lane, facts_plans.* from {{ ref('facts_plans') }} as facts_plans

),

cases_now as (

    select case_id, as_of_date from {{ ref('cases_now') }}

),

of_open_cases as (

    select facts.*, cases_now.as_of_date

    from facts

    -- Facts of cases that are not open now are left out on purpose.
    inner join cases_now
        on facts.case_id = cases_now.case_id

)

select * from of_open_cases
