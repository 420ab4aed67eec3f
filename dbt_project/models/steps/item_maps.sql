-- One row per worked item, with the map period in force on the day it opened.
with

worked_items as (

    select distinct item_key from {{ ref('worked_items') }}

),

keyed_items as (

    select
        item_key,
        kind,
        opened_date
    from {{ ref('keyed_items') }}

),

map_periods as (

    select * from {{ ref('map_periods') }}

),

mapped as (

    select
        keyed_items.item_key,
        map_periods.map_id

    from keyed_items

    -- Only items whose steps are worked out are kept.
    inner join worked_items
        on keyed_items.item_key = worked_items.item_key

    -- What opened before the first map keeps the first map.
    inner join map_periods
        on keyed_items.kind = map_periods.kind
        and (
            map_periods.is_first
            or map_periods.starts_date <= keyed_items.opened_date
        )
        and (
            map_periods.ends_date is null
            or map_periods.ends_date > keyed_items.opened_date
        )

)

select * from mapped
