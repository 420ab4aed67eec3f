-- One row per item and date on which somebody has to be responsible for it, or was last.
with

open_days as (

    select * from {{ ref('open_days') }}

),

item_endings as (

    select * from {{ ref('item_endings') }}

),

as_of_dates as (

    select * from {{ ref('as_of_dates') }}
    where is_current

),

days as (

    select
        item_key,
        as_of_date,
        as_of_date as on_date,
        false as is_ended
    from open_days

    union all

    select
        item_endings.item_key,
        as_of_dates.as_of_date,
        item_endings.ended_date as on_date,
        true as is_ended
    from item_endings
    cross join as_of_dates

)

select * from days
