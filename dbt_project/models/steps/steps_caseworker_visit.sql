-- One row per monthly visit and step: planned, seen in person, written up.
with

items as (

    select
        item_id,
        person_id,
        substring(item_id, length(item_id) - 6, 7) as month_key

    from {{ ref('item_caseworker_visit') }}

),

recent_months as (

    select * from {{ ref('recent_months') }}

),

visits_made as (

    select * from {{ ref('visits_made') }}

),

own as (

    select
        items.item_id,
        visits_made.*

    from items

    inner join recent_months
        on items.month_key = recent_months.month_key

    -- A month in which nothing was planned, tried or made dates no step.
    inner join visits_made
        on items.person_id = visits_made.person_id
        and recent_months.month_date = visits_made.month_date

),

planned as (

    select
        {{ step_row(
            "'planned'",
            done_at='planned_at',
            times_moved='plans_cancelled',
            recorded_at='recorded_at',
            source_table="'contacts'",
            source_id='contact_id'
        ) }}

    from own

),

seen as (

    select
        {{ step_row(
            "'seen_in_person'",
            first_planned_date='first_planned_date',
            planned_date='planned_date',
            planned_on='planned_on',
            times_moved='times_moved',
            tried_date='tried_date',
            done_at='done_at',
            recorded_at='recorded_at',
            source_table="'contacts'",
            source_id='contact_id'
        ) }}

    from own

),

documented as (

    select
        {{ step_row(
            "'documented'",
            done_at='documented_at',
            recorded_at='recorded_at',
            source_table="'contacts'",
            source_id='contact_id'
        ) }}

    from own

),

steps as (

    select * from planned
    union all
    select * from seen
    union all
    select * from documented

)

select * from steps
