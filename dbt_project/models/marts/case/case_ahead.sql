-- One row per case with something planned: the next planned step and the next hearing.
{{ config(schema='counts') }}

with

as_of as (

    select as_of_date from {{ ref('as_of_dates') }}
    where is_current

),

open_items as (

    select * from {{ ref('open_items') }}
    where case_id is not null

),

planned as (

    select
        open_items.case_id,
        open_items.item_id,
        open_items.title,
        open_items.kind,
        item_steps.label,
        item_steps.planned_date,
        open_items.kind = 'court_hearing' and item_steps.step = 'hearing_held' as is_hearing

    from open_items

    cross join as_of

    -- A step of an item that is not open is not ahead.
    inner join {{ ref('item_steps') }} as item_steps
        on open_items.item_id = item_steps.item_id
        and item_steps.planned_date >= as_of.as_of_date
        and item_steps.state in ('waiting', 'later', 'under_way')

),

due_hearings as (

    select
        open_items.case_id,
        open_items.item_id,
        open_items.title,
        open_items.kind,
        open_items.title as label,
        open_items.due_date as planned_date,
        true as is_hearing

    from open_items

    cross join as_of

    where open_items.kind = 'court_hearing'
        and open_items.due_date >= as_of.as_of_date
        and open_items.item_id not in (select item_id from planned where is_hearing)

),

ahead as (

    select * from planned

    union all

    select * from due_hearings

),

in_order as (

    select
        ahead.*,
        row_number() over (
            partition by case_id, is_hearing
            order by planned_date, item_id, label
        ) as place

    from ahead

),

worded as (

    select
        case_id,
        max(case when not is_hearing then title || ': ' || lower(label) end) as next_scheduled,
        max(case when not is_hearing then planned_date end) as next_scheduled_date,
        max(case when is_hearing then title end) as next_milestone,
        max(case when is_hearing then planned_date end) as next_milestone_date,
        max(case when is_hearing then item_id end) as next_milestone_item_id

    from in_order

    where place = 1

    group by case_id

)

select * from worded
