-- One row per item and date at which its steps are worked out: open then, or lately ended.
with

keyed_items as (

    select
        item_key,
        kind,
        opened_date,
        ended_date
    from {{ ref('keyed_items') }}

),

kind_endings as (

    select * from {{ ref('kind_endings') }}

),

as_of_dates as (

    select
        *,
        {{ add_months('as_of_date', -13) }} as ended_after_date
    from {{ ref('as_of_dates') }}

),

worked as (

    select
        keyed_items.item_key,
        as_of_dates.as_of_date,
        as_of_dates.is_current,
        kind_endings.ends_by_steps,
        coalesce(keyed_items.ended_date <= as_of_dates.as_of_date, false) as is_ended,
        -- What an ended item needed is what it needed on its last day.
        case
            when keyed_items.ended_date <= as_of_dates.as_of_date
                then {{ add_days('keyed_items.ended_date', -1) }}
            else as_of_dates.as_of_date
        end as facts_date

    from keyed_items

    -- Items opened later are not items yet.
    inner join as_of_dates
        on keyed_items.opened_date <= as_of_dates.as_of_date

    inner join kind_endings
        on keyed_items.kind = kind_endings.kind
        and (
            kind_endings.ends_by_steps
            or not coalesce(as_of_dates.is_for_endings, false)
        )

    where keyed_items.ended_date is null
        or keyed_items.ended_date > as_of_dates.as_of_date
        or (
            (as_of_dates.is_current or coalesce(as_of_dates.is_baseline, false))
            and (
                keyed_items.ended_date > as_of_dates.ended_after_date
                or kind_endings.ends_by_steps
            )
        )

)

select * from worked
