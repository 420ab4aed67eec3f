-- One row per item done in the quarters shown, monthly visits apart: where, when, and in which quarter.
{{ config(schema='counts') }}

with

as_of as (

    select
        as_of_dates.as_of_date,
        cast({{ dbt.date_trunc('quarter', 'as_of_dates.as_of_date') }} as date) as this_quarter,
        rules.length as months_shown
    from {{ ref('as_of_dates') }} as as_of_dates
    cross join {{ ref('balance_rules') }} as rules
    where as_of_dates.is_current and rules.code = 'history'

),

item_kinds as (

    select * from {{ ref('item_kinds') }}
    where in_headline

),

finished as (

    select
        placed_items.*,
        as_of.this_quarter,
        as_of.months_shown,
        cast({{ dbt.date_trunc('quarter', 'placed_items.ended_date') }} as date)
            as period_start

    from {{ ref('placed_items') }} as placed_items

    cross join as_of

    -- Kinds outside the headline are left out on purpose.
    inner join item_kinds
        on placed_items.kind = item_kinds.kind

    where placed_items.ended_as = 'done'

),

shown as (

    select
        item_key,
        item_id,
        kind,
        coalesce(track, '') as track,
        title,
        case_id,
        person_id,
        office_id,
        unit_id,
        worker_id,
        access_level,
        opened_date,
        due_date,
        ended_date,
        source_id,
        as_of_date,
        period_start,
        {{ add_days(add_months('period_start', 3), -1) }} as period_end

    from finished

    where period_start > {{ add_months('this_quarter', '-1 * months_shown') }}

)

select * from shown
