-- One row per item with an authorised exception: the days it adds, and the days to leave out.
with

keyed_items as (

    select
        keyed_items.item_key,
        keyed_items.source_table,
        keyed_items.source_id,
        keyed_items.chain_opened_date

    from {{ ref('keyed_items') }} as keyed_items

    -- A safety assessment that is due but not begun rests on the investigation, and the
    -- investigation's extension is not one of it. Every item has its kind.
    inner join {{ ref('item_kinds') }} as item_kinds
        on keyed_items.kind = item_kinds.kind

    where item_kinds.finishes_on is null
        or item_kinds.finishes_on like keyed_items.source_table || '.%'

),

exceptions as (

    select * from {{ ref('exceptions') }}

),

as_of_dates as (

    select * from {{ ref('as_of_dates') }}
    where is_current

),

overlapping as (

    select
        keyed_items.item_key,
        case
            when exceptions.kind = 'extension' and exceptions.ends_date is not null
                then {{ days_between('exceptions.starts_date', 'exceptions.ends_date') }}
            else 0
        end as extension_days,
        {{ days_between(
            'greatest(exceptions.starts_date, keyed_items.chain_opened_date)',
            'least(coalesce(exceptions.ends_date, as_of_dates.as_of_date), as_of_dates.as_of_date)'
        ) }} as excepted_days

    from keyed_items

    -- Only items whose own record has an exception are kept.
    inner join exceptions
        on keyed_items.source_table = exceptions.subject_table
        and keyed_items.source_id = exceptions.subject_id

    cross join as_of_dates

),

added as (

    select
        item_key,
        cast(sum(extension_days) as integer) as extension_days,
        cast(
            sum(case when excepted_days > 0 then excepted_days else 0 end) as integer
        ) as excepted_days

    from overlapping

    group by item_key

)

select * from added
