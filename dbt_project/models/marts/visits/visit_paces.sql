-- One row per day forecast from, month, unit and measure: seen by then, left, and seen later.
{{ config(schema='counts') }}

with

visit_days as (

    select * from {{ ref('visit_days') }}

),

month_children as (

    select * from {{ ref('month_children') }}

),

items as (

    select
        item_id,
        coalesce(office_id, '-') as office_key,
        coalesce(unit_id, '-') as unit_key

    from {{ ref('items') }}

),

residence_known as (

    select max(case when in_residence is not null then 1 end) as is_known
    from {{ ref('visit_records') }}

),

measured as (

    select
        'visited' as measure,
        month_children.*,
        month_children.visited_date as seen_date

    from month_children

    union all

    select
        'in_residence' as measure,
        month_children.*,
        month_children.residence_date as seen_date

    from month_children

    cross join residence_known

    where residence_known.is_known = 1

),

placed as (

    select
        measured.*,
        items.office_key,
        items.unit_key

    from measured

    -- A source that says nothing of visits has no items of them.
    inner join items
        on 'caseworker_visit/' || measured.person_id || '/' || measured.month_key
        = items.item_id

),

paces as (

    select
        visit_days.from_date,
        visit_days.month_date,
        visit_days.is_own_month,
        placed.measure,
        placed.office_key,
        placed.unit_key,
        {{ count_where('placed.seen_date <= visit_days.looked_at_date') }} as seen,
        {{ count_where(
            'placed.seen_date > visit_days.looked_at_date or placed.seen_date is null'
        ) }} as left_to_see,
        {{ count_where('placed.seen_date > visit_days.looked_at_date') }} as seen_later

    from visit_days

    -- Children who had left care by that day are no longer to be seen.
    inner join placed
        on visit_days.month_date = placed.month_date
        and (
            placed.left_date is null
            or placed.left_date > visit_days.looked_at_date
        )

    group by
        visit_days.from_date,
        visit_days.month_date,
        visit_days.is_own_month,
        placed.measure,
        placed.office_key,
        placed.unit_key

)

select * from paces
