-- One row per unit, item and action that its supervisors can take: a wait they hold, or a report to read.
{{ config(schema='counts') }}

with

open_items as (

    select * from {{ ref('open_items') }}

),

supervisor_waits as (

    select * from {{ ref('open_waits') }}
    where holder = 'supervisor'

),

supervisor_actions as (

    select * from {{ ref('supervisor_actions') }}

),

cases_now as (

    select * from {{ ref('cases_now') }}

),

held as (

    select
        open_items.item_id,
        open_items.office_id,
        open_items.unit_id,
        supervisor_actions.action,
        supervisor_actions.sequence,
        supervisor_actions.verb,
        supervisor_waits.step,
        supervisor_waits.step_ref,
        supervisor_waits.label,
        supervisor_waits.waiting_since as since,
        supervisor_waits.waiting_days,
        supervisor_waits.mark,
        supervisor_actions.why

    from supervisor_waits

    -- Waits are of open items.
    inner join open_items
        on supervisor_waits.item_id = open_items.item_id

    left join supervisor_actions
        on supervisor_waits.step = supervisor_actions.step

),

-- The unit that works with the family, which is seldom the one that takes reports.
reports as (

    select
        open_items.item_id,
        cases_now.office_id,
        cases_now.unit_id,
        'read' as action,
        10 as sequence,
        'Read the new report' as verb,
        '' as step,
        '' as step_ref,
        'New report on an open family' as label,
        open_items.opened_date as since,
        open_items.age_days as waiting_days,
        'usual' as mark,
        'Read it before the next visit.' as why

    from open_items

    -- A report on a family nobody works with is for the unit that takes reports.
    inner join cases_now
        on open_items.case_id = cases_now.case_id

    where open_items.kind = 'intake_screening'

),

actions as (

    select * from held

    union all

    select * from reports

)

select * from actions
