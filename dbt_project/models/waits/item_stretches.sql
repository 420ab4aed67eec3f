-- One row per item open in the history kept and day on which who is responsible for it changed.
with

as_of as (

    select as_of_date from {{ ref('as_of_dates') }}
    where is_current

),

history as (

    select {{ add_days('min(week_end)', -7) }} as since_date
    from {{ ref('week_ends') }}

),

kept_items as (

    select
        placed_items.item_key,
        placed_items.kind,
        placed_items.access_level,
        placed_items.opened_date,
        coalesce(
            placed_items.ended_date, {{ add_days('as_of.as_of_date', 1) }}
        ) as until_date

    from {{ ref('placed_items') }} as placed_items

    cross join as_of

    cross join history

    where placed_items.ended_date is null
        or placed_items.ended_date > history.since_date

),

item_responsibility as (

    select * from {{ ref('item_responsibility') }}

),

changed as (

    select item_key, opened_date as from_date from kept_items

    union

    select item_key, starts_date from item_responsibility

    union

    select item_key, ends_date from item_responsibility

),

stretches as (

    select
        kept_items.item_key,
        kept_items.kind,
        kept_items.access_level,
        changed.from_date,
        coalesce(
            lead(changed.from_date) over (
                partition by changed.item_key
                order by changed.from_date
            ),
            kept_items.until_date
        ) as until_date

    from kept_items

    -- What changed before it opened or once it had ended says nothing of it.
    inner join changed
        on kept_items.item_key = changed.item_key
        and kept_items.opened_date <= changed.from_date
        and kept_items.until_date > changed.from_date

)

select * from stretches
