-- One row per item of any kind: a new kind is one line here.
{{ config(materialized='view') }}
select * from {{ ref('item_intake_screening') }}
union all
select * from {{ ref('item_investigation') }}
union all
select * from {{ ref('item_safety_assessment') }}
union all
select * from {{ ref('item_safety_plan') }}
union all
select * from {{ ref('item_family_assessment') }}
union all
select * from {{ ref('item_case_plan') }}
union all
select * from {{ ref('item_caseworker_visit') }}
union all
select * from {{ ref('item_entry_to_care') }}
union all
select * from {{ ref('item_placement_need') }}
union all
select * from {{ ref('item_missing_child') }}
union all
select * from {{ ref('item_court_hearing') }}
union all
select * from {{ ref('item_service_referral') }}
union all
select * from {{ ref('item_home_study') }}
union all
select * from {{ ref('item_permanency') }}
union all
select * from {{ ref('item_case_closure') }}
