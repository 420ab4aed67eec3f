-- One row per date 7 or 28 days back and item whose waits were compared with today's.
{{ config(schema='counts') }}

with

today as (

    select as_of_date from {{ ref('as_of_dates') }}
    where is_current

),

dated as (

    select
        waits.*,
        today.as_of_date as to_date,
        {{ days_between('waits.as_of_date', 'today.as_of_date') }} as days_back

    from {{ ref('waits') }} as waits

    cross join today

),

spans as (

    select distinct as_of_date as from_date from dated
    where days_back in (7, 28)

),

now_waiting as (

    select spans.from_date, dated.* from dated

    cross join spans

    where dated.days_back = 0

),

then_waiting as (

    select as_of_date as from_date, dated.* from dated
    where days_back in (7, 28)

),

compared as (

    select
        coalesce(now_waiting.from_date, then_waiting.from_date) as from_date,
        coalesce(now_waiting.item_key, then_waiting.item_key) as item_key,
        then_waiting.item_key is null as began,
        now_waiting.item_key is null as ended,
        case when then_waiting.is_primary then then_waiting.holder end as from_holder,
        case when now_waiting.is_primary then now_waiting.holder end as to_holder

    from now_waiting

    full join then_waiting
        on now_waiting.from_date = then_waiting.from_date
        and now_waiting.item_key = then_waiting.item_key
        and now_waiting.step = then_waiting.step
        and now_waiting.step_ref = then_waiting.step_ref

),

changed as (

    select
        compared.from_date,
        keyed_items.item_id,
        {{ count_where('began') }} as waits_began,
        {{ count_where('ended') }} as waits_ended,
        max(from_holder) as from_waiting_on,
        max(to_holder) as to_waiting_on,
        max(from_holder) is not null
            and max(to_holder) is not null
            and max(from_holder) <> max(to_holder) as holder_changed

    from compared

    -- Every wait is of an item that has a key.
    inner join {{ ref('keyed_items') }} as keyed_items
        on compared.item_key = keyed_items.item_key

    group by compared.from_date, keyed_items.item_id

)

select * from changed
