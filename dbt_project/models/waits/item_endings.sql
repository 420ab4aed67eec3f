-- One row per ended item, as recorded or as its steps show, whichever came first.
with

keyed_items as (

    select
        item_key,
        ended_date,
        ended_as
    from {{ ref('keyed_items') }}

),

as_of_dates as (

    select * from {{ ref('as_of_dates') }}
    where is_current

),

step_endings as (

    select
        step_endings.item_key,
        step_endings.ended_date
    from {{ ref('step_endings') }} as step_endings
    -- Only what is finished today is finished.
    inner join as_of_dates
        on step_endings.as_of_date = as_of_dates.as_of_date

),

ended as (

    select
        keyed_items.item_key,
        least(keyed_items.ended_date, step_endings.ended_date) as ended_date,
        case
            when step_endings.ended_date <= coalesce(
                keyed_items.ended_date, step_endings.ended_date
            )
                then 'done'
            else keyed_items.ended_as
        end as ended_as

    from keyed_items

    cross join as_of_dates

    left join step_endings
        on keyed_items.item_key = step_endings.item_key

    where keyed_items.ended_date <= as_of_dates.as_of_date
        or step_endings.ended_date is not null

)

select * from ended
