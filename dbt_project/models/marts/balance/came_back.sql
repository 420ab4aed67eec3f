-- One row per finished item after which something came back: the first report, case or removal since.
{{ config(schema='counts') }}

with

finished_items as (

    select * from {{ ref('finished_items') }}

),

item_children as (

    select * from {{ ref('item_children') }}

),

report_people as (

    select * from {{ ref('report_people') }}

),

case_children as (

    select * from {{ ref('case_children') }}

),

removal_days as (

    select * from {{ ref('removal_days') }}

),

reports as (

    select
        finished_items.item_key,
        min(report_people.received_date) as reported_date

    from finished_items

    inner join item_children
        on finished_items.item_key = item_children.item_key

    -- Reports received by the day of closing were known when it closed.
    inner join report_people
        on item_children.person_id = report_people.person_id
        and report_people.received_date > finished_items.ended_date
        and report_people.received_date <= finished_items.as_of_date

    group by finished_items.item_key

),

cases as (

    select
        finished_items.item_key,
        min(case_children.case_opened_date) as reopened_date

    from finished_items

    inner join item_children
        on finished_items.item_key = item_children.item_key

    -- A case opened on the day of closing takes the family over.
    inner join case_children
        on item_children.person_id = case_children.person_id
        and case_children.case_opened_date > finished_items.ended_date
        and case_children.case_opened_date <= finished_items.as_of_date

    group by finished_items.item_key

),

removals as (

    select
        finished_items.item_key,
        min(removal_days.removed_date) as reentered_date

    from finished_items

    -- Another removal of the same child, on the day care ended at the earliest.
    inner join removal_days
        on finished_items.person_id = removal_days.person_id
        and finished_items.source_id <> removal_days.removal_id
        and removal_days.removed_date >= finished_items.ended_date
        and removal_days.removed_date <= finished_items.as_of_date

    where finished_items.kind = 'permanency'

    group by finished_items.item_key

),

came as (

    select
        finished_items.item_key,
        reports.reported_date,
        cases.reopened_date,
        removals.reentered_date

    from finished_items

    left join reports
        on finished_items.item_key = reports.item_key

    left join cases
        on finished_items.item_key = cases.item_key

    left join removals
        on finished_items.item_key = removals.item_key

)

select * from came
where reported_date is not null or reopened_date is not null or reentered_date is not null
