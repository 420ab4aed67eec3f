-- One row per investigation and person to be reached: child seen, caretaker heard.
with

items as (

    select
        item_id,
        source_id as investigation_id

    from {{ ref('item_investigation') }}

),

alleged_victims as (

    select * from {{ ref('alleged_victims') }}

),

caretakers as (

    select * from {{ ref('caretakers') }}

),

step_dates as (

    select * from {{ ref('contract_step_dates') }}
    where subject_type = 'investigation'
        and step = 'caretakers_interviewed'
        and person_id is not null
        and coalesce(needed, true)

),

people as (

    select
        investigation_id,
        'child_seen' as step,
        person_id,
        first_planned_date,
        planned_date,
        planned_on,
        times_moved,
        tried_date,
        done_at,
        recorded_at,
        contact_id

    from alleged_victims

    union all

    select
        investigation_id,
        'caretakers_interviewed' as step,
        person_id,
        first_planned_date,
        planned_date,
        planned_on,
        times_moved,
        tried_date,
        done_at,
        recorded_at,
        contact_id

    from caretakers

),

reached as (

    select
        {{ step_row(
            'people.step',
            item_id='items.item_id',
            step_ref='people.person_id',
            first_planned_date='people.first_planned_date',
            planned_date='people.planned_date',
            planned_on='people.planned_on',
            times_moved='people.times_moved',
            tried_date='people.tried_date',
            done_at='people.done_at',
            recorded_at='people.recorded_at',
            source_table="case when people.contact_id is null "
            ~ "then 'persons' else 'contacts' end",
            source_id='coalesce(people.contact_id, people.person_id)',
            known_at=always()
        ) }}

    from people

    -- An allegation about an investigation that was never delivered has no item.
    inner join items
        on people.investigation_id = items.investigation_id

),

-- A talk is offered to each caretaker; contacts only know what was planned or tried.
offered as (

    select
        {{ step_row(
            'step_dates.step',
            item_id='items.item_id',
            step_ref='step_dates.person_id',
            asked_date='step_dates.asked_on',
            times_asked='case when step_dates.asked_on is not null '
            ~ 'then coalesce(step_dates.times_asked, 1) end',
            last_asked_date='coalesce(step_dates.last_asked_on, step_dates.asked_on)',
            first_planned_date='step_dates.planned_for',
            planned_date='step_dates.planned_for',
            planned_on='step_dates.planned_on',
            tried_date='step_dates.tried_on',
            done_at='step_dates.done_on',
            cancelled_date='step_dates.cancelled_on',
            recorded_at='step_dates.recorded_at'
        ) }}

    from step_dates

    -- A step of an investigation that was never delivered has no item.
    inner join items
        on step_dates.subject_id = items.investigation_id

),

steps as (

    select * from reached
    union all
    select * from offered

)

select * from steps
