-- One row per item with a due date: as recorded, or the limit plus authorised days.
with

keyed_items as (

    select
        item_key,
        due_date
    from {{ ref('keyed_items') }}

),

item_limits as (

    select * from {{ ref('item_limits') }}

),

item_extensions as (

    select * from {{ ref('item_extensions') }}

),

dated as (

    select
        keyed_items.item_key,
        coalesce(
            keyed_items.due_date,
            {{ add_days(
                'item_limits.limit_date', 'coalesce(item_extensions.extension_days, 0)'
            ) }}
        ) as due_date

    from keyed_items

    left join item_limits
        on keyed_items.item_key = item_limits.item_key

    left join item_extensions
        on keyed_items.item_key = item_extensions.item_key

    where keyed_items.due_date is not null
        or item_limits.limit_date is not null

)

select * from dated
