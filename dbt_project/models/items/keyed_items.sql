-- One row per item, with the integer key that the engine joins on and its place in its chain.
with

all_items as (

    select * from {{ ref('all_items') }}

),

cases as (

    select * from {{ ref('cases') }}

),

kind_endings as (

    select * from {{ ref('kind_endings') }}
    where is_told_of

),

placed as (

    select
        all_items.*,
        coalesce(cases.access_level, 'normal') as access_level,
        min(all_items.opened_date) over (
            partition by coalesce(all_items.chain_id, all_items.item_id)
        ) as chain_opened_date,
        cast(
            row_number() over (
                partition by coalesce(all_items.chain_id, all_items.item_id)
                order by all_items.opened_date, all_items.item_id
            )
            as integer
        ) as chain_count,
        cast(row_number() over (order by all_items.item_id) as integer) as item_key

    from all_items

    -- A kind of which the source knows neither a step nor the end has no items.
    inner join kind_endings
        on all_items.kind = kind_endings.kind

    left join cases
        on all_items.case_id = cases.case_id

    -- Without a first day there is no item; the record is a finding.
    where all_items.opened_date is not null

)

select * from placed
