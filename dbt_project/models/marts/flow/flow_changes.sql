-- One row per change in what a unit has open: where, in which week before the as-of date, and what changed.
{{ config(schema='counts') }}

with

as_of as (

    select as_of_date from {{ ref('as_of_dates') }}
    where is_current

),

item_spells as (

    select * from {{ ref('item_spells') }}

),

placed_items as (

    select * from {{ ref('placed_items') }}

),

-- Where an item is at the end of the week in which it opened.
first_places as (

    select
        placed_items.item_key,
        item_spells.unit_id,
        item_spells.office_id

    from placed_items

    cross join as_of

    -- One that ended in the same week is counted where it ended.
    inner join item_spells
        on placed_items.item_key = item_spells.item_key
        and item_spells.from_date <= {{ week_end_of('placed_items.opened_date', 'as_of.as_of_date') }}
        and item_spells.until_date > {{ week_end_of('placed_items.opened_date', 'as_of.as_of_date') }}

),

changes as (

    select kind, access_level, office_id, unit_id, from_date as change_date, 'in' as change
    from item_spells

    union all

    select kind, access_level, office_id, unit_id, until_date, 'out'
    from item_spells

    union all

    select
        placed_items.kind,
        placed_items.access_level,
        case when first_places.item_key is null then placed_items.office_id
            else first_places.office_id end,
        case when first_places.item_key is null then placed_items.unit_id
            else first_places.unit_id end,
        placed_items.opened_date,
        'opened'
    from placed_items
    left join first_places
        on placed_items.item_key = first_places.item_key

    union all

    select
        kind,
        access_level,
        office_id,
        unit_id,
        ended_date,
        case when ended_as = 'done' then 'finished' else 'ended_otherwise' end
    from placed_items
    where ended_date is not null

)

select
    changes.kind,
    changes.access_level,
    changes.office_id,
    changes.unit_id,
    changes.change,
    {{ weeks_back_of('changes.change_date', 'as_of.as_of_date') }} as weeks_back

from changes

cross join as_of

where changes.change_date <= as_of.as_of_date
