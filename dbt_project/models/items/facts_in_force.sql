-- One row per item, date and fact true of the item then.
with

item_facts as (

    select * from {{ ref('item_facts') }}

),

keyed_items as (

    select
        item_key,
        item_id
    from {{ ref('keyed_items') }}

),

worked_items as (

    select * from {{ ref('worked_items') }}

),

in_force as (

    select
        worked_items.item_key,
        worked_items.as_of_date,
        item_facts.fact,
        min(item_facts.since_date) as since_date

    from item_facts

    -- Facts of an item that is not worked out are not needed.
    inner join keyed_items
        on item_facts.item_id = keyed_items.item_id

    inner join worked_items
        on keyed_items.item_key = worked_items.item_key
        and (
            item_facts.since_date is null
            or item_facts.since_date <= worked_items.facts_date
        )
        and (
            item_facts.until_date is null
            or item_facts.until_date > worked_items.facts_date
        )

    group by worked_items.item_key, worked_items.as_of_date, item_facts.fact

)

select * from in_force
