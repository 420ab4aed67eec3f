-- One row per item and date at which something known stood in the family's way.
with

worked_items as (

    select * from {{ ref('worked_items') }}

),

keyed_items as (

    select
        item_key,
        case_id
    from {{ ref('keyed_items') }}

),

barriers as (

    select * from {{ ref('barriers') }}

),

barred as (

    select distinct
        worked_items.item_key,
        worked_items.as_of_date

    from worked_items

    inner join keyed_items
        on worked_items.item_key = keyed_items.item_key

    -- Only items with a barrier in force are kept.
    inner join barriers
        on keyed_items.case_id = barriers.case_id
        and (
            barriers.starts_date is null
            or barriers.starts_date <= worked_items.as_of_date
        )
        and (
            barriers.ends_date is null
            or barriers.ends_date > worked_items.as_of_date
        )

)

select * from barred
