-- One row per worked item and unbroken spell in which somebody was responsible for it.
with

item_responsibility as (

    select * from {{ ref('item_responsibility') }}

),

worked_items as (

    select distinct item_key from {{ ref('worked_items') }}

),

keyed_items as (

    select
        item_key,
        opened_date
    from {{ ref('keyed_items') }}

),

dated as (

    select
        item_responsibility.item_key,
        item_responsibility.starts_date,
        coalesce(item_responsibility.ends_date, cast('9999-12-31' as date)) as ends_date

    from item_responsibility

    -- Only items whose steps are worked out are kept.
    inner join worked_items
        on item_responsibility.item_key = worked_items.item_key

    left join keyed_items
        on item_responsibility.item_key = keyed_items.item_key

    -- What ended before the item opened says nothing of it.
    where item_responsibility.ends_date is null
        or item_responsibility.ends_date > keyed_items.opened_date

),

following as (

    select
        *,
        max(ends_date) over (
            partition by item_key
            order by starts_date, ends_date
            rows between unbounded preceding and 1 preceding
        ) as ended_before

    from dated

),

numbered as (

    select
        *,
        sum(case when ended_before >= starts_date then 0 else 1 end) over (
            partition by item_key
            order by starts_date, ends_date
            rows between unbounded preceding and current row
        ) as spell

    from following

),

spells as (

    select
        item_key,
        spell,
        min(starts_date) as starts_date,
        case
            when max(ends_date) < cast('9999-12-31' as date) then max(ends_date)
        end as ends_date

    from numbered

    group by item_key, spell

)

select * from spells
