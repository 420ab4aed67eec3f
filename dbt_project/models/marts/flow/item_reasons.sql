-- One row per open item and reason of do_next_reasons that it meets, before it is ordered.
{{ config(schema='counts') }}

with

open_items as (

    select * from {{ ref('open_items') }}

),

met as (

    select * from {{ ref('reasons_of_items') }}

    union all

    select * from {{ ref('reasons_of_steps') }}

    union all

    select * from {{ ref('reasons_of_court') }}

    union all

    select * from {{ ref('reasons_of_families') }}

    union all

    select * from {{ ref('reasons_of_time') }}

),

item_reasons as (

    select
        met.reason,
        met.step_label,
        met.since,
        met.by_date,
        met.target_date,
        open_items.item_id,
        open_items.kind,
        open_items.title,
        open_items.next_action,
        open_items.case_id,
        open_items.person_id,
        open_items.office_id,
        open_items.unit_id,
        open_items.worker_id,
        open_items.access_level

    from met

    -- Reasons of items that are not open are no reasons.
    inner join open_items
        on met.item_id = open_items.item_id

)

select * from item_reasons
