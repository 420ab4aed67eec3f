-- One row per unit and worker with open work (null: nobody responsible): what they hold, counted.
{{ config(schema='counts') }}

with

assumptions as (

    select
        *,
        {{ add_days('as_of_date', 'load_days') }} as until_date
    from {{ ref('assumptions') }}

),

open_items as (

    select * from {{ ref('open_items') }}

),

item_steps as (

    select * from {{ ref('item_steps') }}
    where done_at is null
        and state in ('waiting', 'under_way', 'later')

),

booked_hours as (

    select * from {{ ref('booked_hours') }}

),

-- A hearing set, and a visit not yet made: one row per item.
ahead as (

    select
        item_steps.item_id,
        max(
            case
                when item_steps.step = 'hearing_held'
                    and item_steps.planned_date
                    between assumptions.as_of_date and assumptions.until_date
                    then 1
                else 0
            end
        ) as is_hearing_ahead,
        max(case when item_steps.step = 'seen_in_person' then 1 else 0 end) as is_visit_left

    from item_steps

    cross join assumptions

    group by item_steps.item_id

),

counted as (

    select
        open_items.unit_id,
        open_items.worker_id,
        max(open_items.office_id) as office_id,
        {{ count_where('open_items.is_in_headline') }} as open_items,
        {{ count_where("open_items.kind = 'investigation'") }} as investigations,
        {{ count_where('ahead.is_hearing_ahead = 1') }} as hearings_ahead,
        {{ count_where("ahead.is_visit_left = 1 and open_items.kind = 'caseworker_visit'") }}
            as visits_left,
        min(case when open_items.standing = 'unassigned' then open_items.waiting_since end)
            as unassigned_since,
        case
            when count(booked_hours.hours_booked) = count(*)
                then sum(booked_hours.hours_booked)
        end as hours_booked

    from open_items

    left join ahead
        on open_items.item_id = ahead.item_id

    left join booked_hours
        on open_items.item_id = booked_hours.item_id

    -- Where the source assigns nobody, nobody is missing.
    where open_items.worker_id is not null or open_items.standing = 'unassigned'

    group by open_items.unit_id, open_items.worker_id

)

select * from counted
