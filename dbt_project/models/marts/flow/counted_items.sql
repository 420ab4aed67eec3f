-- One row per item open or ended in the last 28 days, and count it enters: its kind, and all when in the headline.
{{ config(schema='counts') }}

with

as_of as (

    select as_of_date from {{ ref('as_of_dates') }}
    where is_current

),

items as (

    select * from {{ ref('items') }}

),

open_items as (

    select * from {{ ref('open_items') }}

),

recent as (

    select
        items.*,
        as_of.as_of_date,
        coalesce(items.office_id, '-') as office_key,
        coalesce(items.unit_id, '-') as unit_key,
        coalesce(items.worker_id, '-') as worker_key,
        coalesce(
            'person/' || items.person_id,
            'case/' || items.case_id,
            'intake/' || items.intake_id,
            items.item_id
        ) as who

    from items

    cross join as_of

    where items.ended_date is null
        or items.ended_date > {{ add_days('as_of.as_of_date', -28) }}

),

counts as (

    select kind as counted_as, recent.* from recent

    union all

    select 'all' as counted_as, recent.* from recent
    where is_in_headline

),

stood as (

    select
        counts.*,
        open_items.item_id is not null as is_open,
        open_items.standing,
        open_items.waiting_on,
        open_items.waiting_days,
        open_items.age_days,
        open_items.is_past_due,
        open_items.is_past_usual,
        open_items.movement,
        open_items.not_moving

    from counts

    left join open_items
        on counts.item_id = open_items.item_id

)

select * from stood
