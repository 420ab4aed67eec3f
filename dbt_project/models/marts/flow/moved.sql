-- One row per earlier date and item that opened, ended or changed its waits since.
with

as_of_dates as (

    select * from {{ ref('as_of_dates') }}

),

spans as (

    select
        earlier.as_of_date as from_date,
        today.as_of_date as to_date,
        {{ days_between('earlier.as_of_date', 'today.as_of_date') }} as span_days

    from as_of_dates as earlier

    cross join as_of_dates as today

    where today.is_current
        and {{ days_between('earlier.as_of_date', 'today.as_of_date') }} in (7, 28)

),

items as (

    select * from {{ ref('items') }}

),

item_changes as (

    select * from {{ ref('item_changes') }}

),

moved as (

    select
        spans.from_date,
        spans.to_date,
        spans.span_days,
        items.item_id,
        items.kind,
        items.case_id,
        items.office_id,
        items.unit_id,
        items.worker_id,
        items.access_level,
        items.is_in_headline,
        items.opened_date > spans.from_date as opened,
        coalesce(items.ended_date > spans.from_date and items.ended_as = 'done', false)
            as finished,
        coalesce(items.ended_date > spans.from_date, false) as ended,
        coalesce(item_changes.waits_began, 0) as waits_began,
        coalesce(item_changes.waits_ended, 0) as waits_ended,
        coalesce(item_changes.holder_changed, false)
            and items.opened_date <= spans.from_date
            and items.ended_date is null as holder_changed,
        item_changes.from_waiting_on,
        item_changes.to_waiting_on

    from items

    cross join spans

    left join item_changes
        on items.item_id = item_changes.item_id
        and spans.from_date = item_changes.from_date

    where items.opened_date > spans.from_date
        or items.ended_date > spans.from_date
        or item_changes.waits_began > 0
        or item_changes.waits_ended > 0
        or item_changes.holder_changed

)

select * from moved
