-- One row per source record and finding, from every rule.
{{ config(schema='counts') }}

with

found as (

    select * from {{ ref('finding_no_responsible_worker') }}

    union all

    select * from {{ ref('finding_case_closed_service_open') }}

    union all

    select * from {{ ref('finding_ends_before_start') }}

    union all

    select * from {{ ref('finding_two_placements_on_one_day') }}

    union all

    select * from {{ ref('finding_visit_written_up_late') }}

    union all

    select * from {{ ref('finding_hearing_without_result') }}

    union all

    select * from {{ ref('finding_future_date') }}

    union all

    select * from {{ ref('finding_birth_date') }}

    union all

    select * from {{ ref('finding_worker_left_still_assigned') }}

    union all

    select * from {{ ref('finding_landed') }}

)

select * from found
