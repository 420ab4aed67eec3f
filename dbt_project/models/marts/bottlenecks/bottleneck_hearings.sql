-- One row per piece of work in a queue, and hearing of its family ahead.
with

as_of as (

    select as_of_date from {{ ref('as_of_dates') }}
    where is_current

),

waiting as (

    select bottleneck_rows.*
    from {{ ref('bottleneck_rows') }} as bottleneck_rows

    -- For the others a hearing is what they wait for, or does not depend on them.
    inner join {{ ref('bottleneck_names') }} as bottleneck_names
        on bottleneck_rows.resource_id = bottleneck_names.resource_id
        and bottleneck_names.hearing_matters

    where bottleneck_rows.is_waiting

),

hearings as (

    select
        item_id,
        max(planned_date) as planned_date

    from {{ ref('item_steps') }}
    where kind = 'court_hearing'
        and step = 'hearing_held'
        and done_at is null

    group by item_id

),

hearings_ahead as (

    select
        open_items.item_id,
        open_items.case_id,
        open_items.person_id,
        open_items.title,
        coalesce(hearings.planned_date, open_items.due_date) as hearing_date

    from {{ ref('open_items') }} as open_items

    -- A hearing already held lies behind.
    inner join hearings
        on open_items.item_id = hearings.item_id

    where open_items.case_id is not null

),

faced as (

    select
        waiting.resource_id,
        waiting.item_id,
        waiting.entry,
        waiting.step_ref,
        waiting.case_id,
        waiting.office_id,
        waiting.unit_id,
        waiting.worker_id,
        waiting.access_level,
        waiting.is_protected,
        hearings_ahead.item_id as hearing_item_id,
        hearings_ahead.person_id as hearing_person_id,
        hearings_ahead.title as hearing,
        hearings_ahead.hearing_date,
        waiting.expected_date,
        waiting.queue_position,
        waiting.planned_date,
        waiting.expected_date > hearings_ahead.hearing_date as is_before_start,
        {{ days_between('hearings_ahead.hearing_date', 'waiting.expected_date') }} as days_late

    from waiting

    cross join as_of

    -- A family with no hearing ahead has none that comes first.
    inner join hearings_ahead
        on waiting.case_id = hearings_ahead.case_id
        and hearings_ahead.hearing_date >= as_of.as_of_date

)

select * from faced
