-- One row per open item today, with its age, its limits and how it moves.
with

placed_items as (

    select * from {{ ref('placed_items') }}
    where ended_date is null

),

standing as (

    select * from {{ ref('standing') }}

),

item_extensions as (

    select * from {{ ref('item_extensions') }}

),

item_kinds as (

    select * from {{ ref('item_kinds') }}

),

usual as (

    select * from {{ ref('usual') }}
    where step = ''
        and n >= 20

),

aged as (

    select
        placed_items.*,
        placed_items.elapsed_days as age_days,
        placed_items.elapsed_days - coalesce(item_extensions.excepted_days, 0)
            as net_age_days,
        standing.standing,
        standing.last_recorded_date,
        standing.next_window_date,
        coalesce(placed_items.due_date < placed_items.as_of_date, false) as is_past_due,
        case
            when standing.has_moved then 'forward'
            when standing.has_changed
                or {{ days_between('placed_items.opened_date', 'placed_items.as_of_date') }}
                < 7 then 'sideways'
            else 'none'
        end as movement,
        placed_items.elapsed_days >= item_kinds.still_days
        and coalesce(
            {{ days_between('standing.last_done_date', 'placed_items.as_of_date') }}
            >= item_kinds.still_days,
            true
        ) as is_not_moving,
        item_kinds.in_headline as is_in_headline,
        coalesce(by_track.p50, by_kind.p50) as p50_days,
        coalesce(by_track.p85, by_kind.p85) as p85_days

    from placed_items

    left join standing
        on placed_items.item_key = standing.item_key
        and placed_items.as_of_date = standing.as_of_date

    left join item_extensions
        on placed_items.item_key = item_extensions.item_key

    left join item_kinds
        on placed_items.kind = item_kinds.kind

    left join usual as by_kind
        on placed_items.kind = by_kind.kind
        and by_kind.track = ''

    left join usual as by_track
        on placed_items.kind = by_track.kind
        and placed_items.track = by_track.track
        and by_track.track <> ''

)

select * from aged
