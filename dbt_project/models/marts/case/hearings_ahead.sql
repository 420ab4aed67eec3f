-- One row per open hearing not held yet, with the day it is set for, else due.
{{ config(schema='counts') }}

with

as_of as (

    select as_of_date from {{ ref('as_of_dates') }}
    where is_current

),

open_items as (

    select * from {{ ref('open_items') }}
    where kind = 'court_hearing'

),

hearings as (

    select
        item_id,
        max(planned_date) as planned_date,
        max(holder) as holder,
        max(holder_id) as holder_id

    from {{ ref('item_steps') }}

    where step = 'hearing_held' and done_at is null

    group by item_id

),

dated as (

    select
        open_items.item_id,
        open_items.case_id,
        open_items.track,
        open_items.title,
        open_items.due_date,
        hearings.planned_date,
        hearings.holder,
        hearings.holder_id,
        coalesce(hearings.planned_date, open_items.due_date) as target_date

    from open_items

    -- A hearing already held, with its order outstanding, needs no more preparing.
    inner join hearings
        on open_items.item_id = hearings.item_id

),

in_order as (

    select
        dated.*,
        dated.target_date >= as_of.as_of_date as is_ahead,
        row_number() over (
            partition by dated.case_id, dated.target_date >= as_of.as_of_date
            order by dated.target_date, dated.item_id
        ) as place

    from dated

    cross join as_of

)

select
    *,
    is_ahead and place = 1 as is_next
from in_order
