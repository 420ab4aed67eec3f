-- One row per week end, unit and kind: items opened in the month up to it, where they are at its end.
{{ config(schema='counts') }}

with

assumptions as (

    select * from {{ ref('assumptions') }}

),

-- A calendar month holds one first day, on which all its visits open.
windows as (

    select
        week_ends.week_end,
        {{ add_months('week_ends.week_end', -1) }} as since_date
    from {{ ref('week_ends') }} as week_ends
    -- Earlier weeks are not shown.
    inner join assumptions
        on assumptions.weeks > week_ends.weeks_back

),

item_spells as (

    select * from {{ ref('item_spells') }}

),

opened as (

    select
        windows.week_end,
        placed_items.item_key,
        placed_items.kind,
        placed_items.office_id,
        placed_items.unit_id

    from {{ ref('placed_items') }} as placed_items

    -- Items opened in no window shown are left out on purpose.
    inner join windows
        on placed_items.opened_date > windows.since_date
        and placed_items.opened_date <= windows.week_end

),

placed as (

    select
        opened.week_end,
        opened.kind,
        case when item_spells.item_key is null then opened.office_id
            else item_spells.office_id end as office_id,
        case when item_spells.item_key is null then opened.unit_id
            else item_spells.unit_id end as unit_id

    from opened

    -- One that has ended by then is counted where it ended.
    left join item_spells
        on opened.item_key = item_spells.item_key
        and item_spells.from_date <= opened.week_end
        and item_spells.until_date > opened.week_end

),

counted as (

    select
        week_end,
        office_id,
        unit_id,
        kind,
        cast(count(*) as integer) as arrivals_month

    from placed

    group by week_end, office_id, unit_id, kind

)

select * from counted
