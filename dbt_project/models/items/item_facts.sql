-- One row per item, fact and period: a kind with facts is one line here.
{{ config(materialized='view') }}
select * from {{ ref('item_investigation_facts') }}
union all
select * from {{ ref('item_case_plan_facts') }}
union all
select * from {{ ref('item_caseworker_visit_facts') }}
union all
select * from {{ ref('item_entry_to_care_facts') }}
union all
select * from {{ ref('item_placement_need_facts') }}
union all
select * from {{ ref('item_missing_child_facts') }}
union all
select * from {{ ref('item_court_hearing_facts') }}
union all
select * from {{ ref('item_service_referral_facts') }}
union all
select * from {{ ref('item_home_study_facts') }}
union all
select * from {{ ref('item_permanency_facts') }}
union all
select * from {{ ref('item_case_closure_facts') }}
