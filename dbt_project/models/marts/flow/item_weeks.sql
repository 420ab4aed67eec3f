-- One row per week end and headline item open at it: how it stood, and where.
{{ config(schema='counts') }}

with

item_kinds as (

    select * from {{ ref('item_kinds') }}
    where in_headline

),

standing as (

    select * from {{ ref('standing') }}

),

keyed_items as (

    select item_key, item_id, kind from {{ ref('keyed_items') }}

),

weeks as (

    select
        standing.as_of_date as week_end,
        keyed_items.item_id,
        standing.office_id,
        standing.unit_id,
        standing.worker_id,
        standing.standing,
        standing.waiting_on,
        standing.movement,
        standing.not_moving

    from standing

    -- Every standing is of an item that has a key.
    inner join keyed_items
        on standing.item_key = keyed_items.item_key

    -- Kinds outside the headline are left out on purpose.
    inner join item_kinds
        on keyed_items.kind = item_kinds.kind

)

select * from weeks
