-- One row per open item and stretch of time in which one holder held its next move, in order.
with

as_of as (

    select as_of_date from {{ ref('as_of_dates') }}
    where is_current

),

open_items as (

    select * from {{ ref('open_items') }}

),

holders as (

    select * from {{ ref('holders') }}

),

item_steps as (

    select * from {{ ref('item_steps') }}
    where state = 'done'

),

ended as (

    select
        open_items.item_id,
        open_items.case_id,
        item_steps.step,
        item_steps.step_ref,
        item_steps.label,
        item_steps.holder,
        greatest(
            open_items.opened_date,
            coalesce(item_steps.free_since, open_items.opened_date),
            coalesce(
                max(cast(item_steps.done_at as date)) over (
                    partition by open_items.item_id
                    order by item_steps.done_at, item_steps.sequence, item_steps.step_ref
                    rows between unbounded preceding and 1 preceding
                ),
                open_items.opened_date
            )
        ) as from_date,
        cast(item_steps.done_at as date) as to_date,
        false as is_open

    from open_items

    -- An item on which nothing was done has only its present stretch.
    inner join item_steps
        on open_items.item_id = item_steps.item_id

    where item_steps.step <> 'assigned'

),

present as (

    select
        open_items.item_id,
        open_items.case_id,
        open_items.step,
        open_items.step_ref,
        open_items.label,
        open_items.waiting_on as holder,
        open_items.waiting_since as from_date,
        as_of.as_of_date as to_date,
        true as is_open

    from open_items

    cross join as_of

    where open_items.waiting_on is not null

),

stretches as (

    select * from ended
    where to_date > from_date

    union all

    select * from present

),

held as (

    select
        stretches.item_id,
        cast(
            row_number() over (
                partition by stretches.item_id
                order by stretches.is_open, stretches.to_date, stretches.from_date,
                    stretches.step, stretches.step_ref
            ) as integer
        ) as hold_number,
        stretches.case_id,
        stretches.step,
        stretches.step_ref,
        stretches.label,
        stretches.holder,
        holders.side,
        stretches.from_date,
        stretches.to_date,
        {{ days_between('stretches.from_date', 'stretches.to_date') }} as days,
        stretches.is_open

    from stretches

    left join holders
        on stretches.holder = holders.holder

)

select * from held
