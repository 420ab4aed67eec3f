-- One row per item and date on which it was open.
with

worked_items as (

    select * from {{ ref('worked_items') }}
    where not is_ended

),

step_endings as (

    select * from {{ ref('step_endings') }}

),

open_then as (

    select
        worked_items.item_key,
        worked_items.as_of_date,
        worked_items.is_current

    from worked_items

    left join step_endings
        on worked_items.item_key = step_endings.item_key
        and worked_items.as_of_date = step_endings.as_of_date

    where step_endings.item_key is null

)

select * from open_then
