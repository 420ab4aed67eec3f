-- One row per week end and headline item open at it: how it stood, and where.
{{ config(schema='counts') }}

with

item_kinds as (

    select * from {{ ref('item_kinds') }}
    where in_headline

),

keyed_items as (

    select * from {{ ref('keyed_items') }}

),

standing as (

    select * from {{ ref('standing') }}

),

responsible as (

    select * from {{ ref('responsible') }}

),

weeks as (

    select
        standing.as_of_date as week_end,
        keyed_items.item_id,
        responsible.office_id,
        responsible.unit_id,
        responsible.worker_id,
        standing.standing,
        case when standing.has_moved then 'forward' end as movement,
        {{ days_between('keyed_items.chain_opened_date', 'standing.as_of_date') }}
        >= item_kinds.still_days
        and coalesce(
            {{ days_between('standing.last_done_date', 'standing.as_of_date') }}
            >= item_kinds.still_days,
            true
        ) as not_moving

    from standing

    -- Every standing is of an item that has a key.
    inner join keyed_items
        on standing.item_key = keyed_items.item_key

    -- Kinds outside the headline are left out on purpose.
    inner join item_kinds
        on keyed_items.kind = item_kinds.kind

    left join responsible
        on standing.item_key = responsible.item_key
        and standing.as_of_date = responsible.as_of_date

)

select * from weeks
