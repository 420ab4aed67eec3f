-- One row per kind with items, and fact its map asks for, that is true of none of them.
-- A warning: a small or young source may lack one.
{{ config(severity='warn') }}
with

item_facts as (

    select distinct
        keyed_items.kind,
        item_facts.fact
    from {{ ref('item_facts') }} as item_facts
    inner join {{ ref('keyed_items') }} as keyed_items
        on item_facts.item_id = keyed_items.item_id

),

kinds as (

    select distinct kind from {{ ref('keyed_items') }}

),

asked_for as (

    select
        kind,
        needed_when as fact
    from {{ ref('process_map') }}

    union

    select
        kind,
        protective_when as fact
    from {{ ref('process_map') }}

)

select
    asked_for.kind,
    asked_for.fact

from asked_for

inner join kinds
    on asked_for.kind = kinds.kind

left join item_facts
    on asked_for.kind = item_facts.kind
    and asked_for.fact = item_facts.fact

where coalesce(asked_for.fact, '') <> ''
    and item_facts.fact is null
