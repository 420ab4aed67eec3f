-- One row per item and date on which it was open.
with

worked_items as (

    select * from {{ ref('worked_items') }}
    where not is_ended

),

item_endings as (

    select * from {{ ref('item_endings') }}

),

open_then as (

    select
        worked_items.item_key,
        worked_items.as_of_date,
        worked_items.is_current

    from worked_items

    -- An item ends once: in a past week it was open until the end that is known today.
    left join item_endings
        on worked_items.item_key = item_endings.item_key
        and item_endings.ended_date <= worked_items.as_of_date

    where item_endings.item_key is null

)

select * from open_then
