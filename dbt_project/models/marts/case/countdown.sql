-- One row per open hearing and preparation step that its date needs, counted back from it.
with

as_of as (

    select as_of_date from {{ ref('as_of_dates') }}
    where is_current

),

open_items as (

    select * from {{ ref('open_items') }}
    where kind = 'court_hearing'

),

item_steps as (

    select * from {{ ref('item_steps') }}

),

hearings as (

    select
        item_id,
        max(planned_date) as hearing_date

    from item_steps

    where step = 'hearing_held' and done_at is null

    group by item_id

),

dated as (

    select
        open_items.*,
        as_of.as_of_date,
        coalesce(hearings.hearing_date, open_items.due_date) as target_date

    from open_items

    cross join as_of

    -- A hearing already held, with its order outstanding, needs no more preparing.
    inner join hearings
        on open_items.item_id = hearings.item_id

),

ahead as (

    select
        dated.*,
        row_number() over (
            partition by dated.case_id order by dated.target_date, dated.item_id
        ) as place

    from dated

    where dated.target_date >= dated.as_of_date

),

prepared as (

    select
        ahead.item_id,
        ahead.case_id,
        ahead.person_id,
        ahead.office_id,
        ahead.unit_id,
        ahead.worker_id,
        ahead.access_level,
        ahead.title as target,
        ahead.target_date,
        {{ days_between('ahead.as_of_date', 'ahead.target_date') }} as days_left,
        ahead.place = 1 as is_next,
        item_steps.step,
        item_steps.step_ref,
        item_steps.label,
        item_steps.sequence,
        item_steps.holder,
        item_steps.holder_id,
        item_steps.needed_by,
        case
            when item_steps.state in ('done', 'implied') then 'done'
            when item_steps.needed_by < ahead.as_of_date then 'late'
            when item_steps.planned_date between ahead.as_of_date and item_steps.needed_by
                then 'planned_in_time'
            when item_steps.planned_date > item_steps.needed_by
                or item_steps.needed_by <= {{ add_days('ahead.as_of_date', 7) }}
                then 'at_risk'
            else 'not_started'
        end as state,
        cast(item_steps.done_at as date) as done_date,
        item_steps.planned_date

    from ahead

    -- A hearing whose date needs no preparing has no countdown.
    inner join item_steps
        on ahead.item_id = item_steps.item_id
        and item_steps.needed_by is not null
        and item_steps.step <> 'hearing_held'
        and item_steps.state in (
            'done', 'implied', 'under_way', 'waiting', 'later'
        )

)

select * from prepared
