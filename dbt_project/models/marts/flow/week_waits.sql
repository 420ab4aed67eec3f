-- One row per week end after the first and wait that began or ended in the week before it.
{{ config(schema='counts') }}

with

as_of_dates as (

    select * from {{ ref('as_of_dates') }}

),

waits as (

    select * from {{ ref('waits') }}

),

week_waits as (

    select
        as_of_dates.as_of_date as week_end,
        waits.item_key,
        waits.step,
        waits.step_ref

    from as_of_dates

    -- A week end without waits has none to compare.
    inner join waits
        on as_of_dates.as_of_date = waits.as_of_date

),

earlier as (

    select
        {{ add_days('week_end', 7) }} as week_end,
        item_key,
        step,
        step_ref

    from week_waits

),

began as (

    select week_waits.*, 'waits_began' as measure

    from week_waits

    left join earlier
        on week_waits.week_end = earlier.week_end
        and week_waits.item_key = earlier.item_key
        and week_waits.step = earlier.step
        and week_waits.step_ref = earlier.step_ref

    where earlier.item_key is null

),

ended as (

    select earlier.*, 'waits_ended' as measure

    from earlier

    left join week_waits
        on earlier.week_end = week_waits.week_end
        and earlier.item_key = week_waits.item_key
        and earlier.step = week_waits.step
        and earlier.step_ref = week_waits.step_ref

    where week_waits.item_key is null

),

changed as (

    select * from began

    union all

    select * from ended

)

select
    changed.week_end,
    keyed_items.item_id,
    changed.measure

from changed

-- Every wait is of an item that has a key.
inner join {{ ref('keyed_items') }} as keyed_items
    on changed.item_key = keyed_items.item_key

where changed.week_end > (select min(as_of_date) from as_of_dates)
    and changed.week_end <= (select max(as_of_date) from as_of_dates)
