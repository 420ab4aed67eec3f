-- One row per week end, unit, kind, access level and holder: items open then by primary wait.
{{ config(
    materialized='incremental',
    unique_key='week_end',
    incremental_strategy='append' if target.type == 'spark' else 'delete+insert'
) }}

with

as_of_dates as (

    select as_of_date from {{ ref('as_of_dates') }}
    where coalesce(is_week_end, true)
        and not coalesce(is_for_endings, false)

),

open_days as (

    select * from {{ ref('open_days') }}

),

keyed_items as (

    select
        item_key,
        kind,
        access_level
    from {{ ref('keyed_items') }}

),

responsible as (

    select * from {{ ref('responsible') }}

),

waits as (

    select * from {{ ref('waits') }}
    where is_primary

),

-- Without a wait it is later when a step is left, and not known when none is.
left_over as (

    select distinct
        item_key,
        as_of_date
    from {{ ref('step_states') }}
    where state in ('later', 'under_way')
        and step <> 'assigned'

),

held as (

    select
        open_days.as_of_date as week_end,
        responsible.office_id,
        responsible.unit_id,
        keyed_items.kind,
        keyed_items.access_level,
        case
            when waits.holder is not null then waits.holder
            when left_over.item_key is not null then 'later'
            else 'not_known'
        end as holder,
        coalesce(waits.waiting_days, 0) as waiting_days

    from open_days

    -- Today is not told of again beside past weeks alone.
    inner join as_of_dates
        on open_days.as_of_date = as_of_dates.as_of_date

    left join keyed_items
        on open_days.item_key = keyed_items.item_key

    left join responsible
        on open_days.item_key = responsible.item_key
        and open_days.as_of_date = responsible.as_of_date

    left join waits
        on open_days.item_key = waits.item_key
        and open_days.as_of_date = waits.as_of_date

    left join left_over
        on open_days.item_key = left_over.item_key
        and open_days.as_of_date = left_over.as_of_date

),

counted as (

    select
        week_end,
        office_id,
        unit_id,
        kind,
        access_level,
        holder,
        cast(count(*) as integer) as items,
        cast(sum(waiting_days) as integer) as waiting_days

    from held

    group by week_end, office_id, unit_id, kind, access_level, holder

)

select * from counted
