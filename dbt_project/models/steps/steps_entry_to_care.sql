-- One row per entry to care and step: what is on record of it.
with

removals as (

    select
        'entry_to_care/' || removal_id as item_id,
        'removals' as source_table,
        removal_id as source_id,
        *

    from {{ ref('contract_removals') }}

),

first_hearings as (

    select
        'entry_to_care/' || removal_id as item_id,
        'hearings' as source_table,
        hearing_id as source_id,
        *

    from {{ ref('removal_first_hearings') }}

),

findings as (

    -- Removals without a request or a finding have no row here.
    select
        'entry_to_care/' || removals.removal_id as item_id,
        min(legal_events.asked_on) as asked_date,
        min(legal_events.occurred_on) as found_date,
        max(legal_events.recorded_at) as recorded_at,
        max(legal_events.party_id) as party_id,
        'legal_events' as source_table,
        min(legal_events.legal_event_id) as source_id

    from removals

    inner join {{ ref('contract_legal_events') }} as legal_events
        on removals.case_id = legal_events.case_id
        and coalesce(legal_events.person_id, removals.person_id) = removals.person_id
        and legal_events.kind = 'reasonable_efforts'
        and coalesce(legal_events.occurred_on, legal_events.asked_on)
        >= removals.removed_on
        and (
            removals.ended_on is null
            or coalesce(legal_events.occurred_on, legal_events.asked_on)
            <= removals.ended_on
        )

    group by removals.removal_id

),

family_time as (

    -- Removals without a session offered have no row here.
    select
        'entry_to_care/' || removals.removal_id as item_id,
        min(case when family_time.attended is not null then family_time.offered_on end)
            as offered_date,
        min(case when family_time.attended is null then family_time.offered_on end)
            as planned_date,
        max(family_time.recorded_at) as recorded_at,
        'family_time' as source_table,
        min(family_time.family_time_id) as source_id

    from removals

    inner join {{ ref('contract_family_time') }} as family_time
        on removals.person_id = family_time.person_id
        and family_time.offered_on >= removals.removed_on
        and (removals.ended_on is null or family_time.offered_on <= removals.ended_on)

    group by removals.removal_id

),

own as (

    {{ step_fact('removals', 'petition', done_at='petition_filed_on') }}

    union all

    {{ step_fact(
        'first_hearings', 'first_hearing', asked_date='asked_date',
        first_planned_date='first_planned_date', planned_date='planned_date',
        planned_on='coalesce(set_date, recorded_at)', times_moved='times_moved',
        done_at='held_date', holder_id='court_id'
    ) }}

    union all

    {{ step_fact(
        'findings', 'efforts_finding', asked_date='asked_date', done_at='found_date',
        holder_id='party_id'
    ) }}

    union all

    {{ step_fact('removals', 'icwa_inquiry', done_at='icwa_inquiry_on') }}

    union all

    {{ step_fact('removals', 'relatives_told', done_at='relatives_told_on') }}

    union all

    {{ step_fact('removals', 'school_decided', done_at='school_decided_on') }}

    union all

    {{ step_fact(
        'family_time', 'family_time_started', planned_date='planned_date',
        done_at='offered_date'
    ) }}

    union all

    {{ step_fact('removals', 'paternity', done_at='paternity_on') }}

    union all

    {{ step_fact('removals', 'iv_e_decided', done_at='iv_e_decided_on') }}

    union all

    {{ step_fact('removals', 'medicaid_active', done_at='medicaid_active_on') }}

    union all

    {{ step_fact('removals', 'health_screen', done_at='health_screen_on') }}

),

items as (

    select
        item_id,
        'removal' as step_subject_type,
        removal_id as step_subject_id

    from removals

),

recorded_steps as (

    -- Steps of this kind only: permanency dates its own on the same removal.
    select recorded_steps.*

    from {{ ref('recorded_steps') }} as recorded_steps

    inner join {{ ref('process_map') }} as process_map
        on recorded_steps.step = process_map.step
        and process_map.kind = 'entry_to_care'

),

parts as (

    select * from own

    union all

    {{ added_steps('items', 'recorded_steps') }}

),

steps as (

    {{ merged_steps('parts') }}

)

select * from steps
