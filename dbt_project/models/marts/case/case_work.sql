-- One row per case with open items: how many, and the wait that comes first.
{{ config(schema='counts') }}

with

open_items as (

    select * from {{ ref('open_items') }}
    where case_id is not null

),

holders as (

    select * from {{ ref('holders') }}

),

protective as (

    select distinct item_id from {{ ref('open_waits') }}
    where is_primary and is_protective

),

in_order as (

    select
        open_items.*,
        row_number() over (
            partition by open_items.case_id
            order by
                case when protective.item_id is not null then 0 else 1 end,
                case when open_items.waiting_since is null then 1 else 0 end,
                open_items.waiting_since,
                open_items.item_id
        ) as place

    from open_items

    left join protective
        on open_items.item_id = protective.item_id

),

counted as (

    select
        case_id,
        cast(count(*) as integer) as open_items,
        max(waiting_days) as longest_wait_days

    from open_items

    group by case_id

),

first_waits as (

    select
        in_order.case_id,
        in_order.item_id as now_item_id,
        in_order.title || ': ' || lower(in_order.label)
        || case
            when in_order.waiting_on = 'nobody' then ', nothing recorded'
            else ', waiting on ' || holders.waiting_label
        end as now_words,
        in_order.waiting_on as now_waiting_on,
        in_order.side as now_side,
        in_order.waiting_since as now_since,
        in_order.waiting_days as now_days

    from in_order

    left join holders
        on in_order.waiting_on = holders.holder

    where in_order.place = 1
        and in_order.waiting_on is not null

),

work as (

    select
        counted.case_id,
        counted.open_items,
        counted.longest_wait_days,
        first_waits.now_item_id,
        first_waits.now_words,
        first_waits.now_waiting_on,
        first_waits.now_side,
        first_waits.now_since,
        first_waits.now_days

    from counted

    left join first_waits
        on counted.case_id = first_waits.case_id

)

select * from work
