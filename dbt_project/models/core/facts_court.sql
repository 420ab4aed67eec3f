-- One row per dated fact of the court lane of a case: hearings and legal events.
with

hearings as (

    select * from {{ ref('contract_hearings') }}

),

legal_events as (

    select * from {{ ref('contract_legal_events') }}
    where occurred_on is not null

),

facts as (

    select
        'hearing/' || hearing_id as event_id,
        case_id,
        person_id,
        coalesce(held_on, scheduled_for, due_on) as fact_date,
        cast(null as date) as end_date,
        'hearing' as code_set,
        kind as code,
        case
            when held_on is not null then 'held'
            when outcome is not null then outcome
            when scheduled_for is not null then 'set'
            else 'due'
        end as stage,
        'hearings' as source_table,
        hearing_id as source_id

    from hearings

    union all

    select
        'legal_event/' || legal_event_id as event_id,
        case_id,
        person_id,
        occurred_on as fact_date,
        cast(null as date) as end_date,
        'legal_event' as code_set,
        kind as code,
        'done' as stage,
        'legal_events' as source_table,
        legal_event_id as source_id

    from legal_events

)

select * from facts
where fact_date is not null
