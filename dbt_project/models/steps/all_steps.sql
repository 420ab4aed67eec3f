-- One row per item and step occurrence on record: a new kind is one line here.
{{ config(materialized='view') }}
select * from {{ ref('steps_intake_screening') }}
union all
select * from {{ ref('steps_investigation') }}
union all
select * from {{ ref('steps_safety_assessment') }}
union all
select * from {{ ref('steps_safety_plan') }}
union all
select * from {{ ref('steps_family_assessment') }}
union all
select * from {{ ref('steps_case_plan') }}
union all
select * from {{ ref('steps_caseworker_visit') }}
union all
select * from {{ ref('steps_entry_to_care') }}
union all
select * from {{ ref('steps_placement_need') }}
union all
select * from {{ ref('steps_missing_child') }}
union all
select * from {{ ref('steps_court_hearing') }}
union all
select * from {{ ref('steps_service_referral') }}
union all
select * from {{ ref('steps_home_study') }}
union all
select * from {{ ref('steps_permanency') }}
union all
select * from {{ ref('steps_case_closure') }}
