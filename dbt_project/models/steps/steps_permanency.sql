-- One row per child in care and step towards permanency: what is on record of it.
with

removals as (

    select
        *,
        'permanency/' || removal_id as item_id,
        'removals' as source_table,
        removal_id as source_id

    from {{ ref('contract_removals') }}

),

legal_event_steps as (

    select * from {{ ref('legal_event_steps') }}

),

items as (

    select
        item_id,
        'removal' as step_subject_type,
        removal_id as step_subject_id

    from removals

),

recorded_steps as (

    -- Steps of this kind only; the petition on the same removal is the one for custody.
    select recorded_steps.*

    from {{ ref('recorded_steps') }} as recorded_steps

    inner join {{ ref('process_map') }} as process_map
        on recorded_steps.step = process_map.step
        and process_map.kind = 'permanency'
        and process_map.step <> 'petition'

),

legal_steps as (

    -- Events that date no step, or lie outside care, have no row here.
    select
        removals.item_id,
        legal_event_steps.step,
        min(legal_events.asked_on) as asked_date,
        {{ count_where('legal_events.asked_on is not null') }} as times_asked,
        max(legal_events.asked_on) as last_asked_date,
        min(legal_events.planned_for) as first_planned_date,
        max(legal_events.planned_for) as planned_date,
        max(
            case
                when legal_events.planned_for is not null
                    then coalesce(
                        legal_events.planned_on, cast(legal_events.recorded_at as date)
                    )
            end
        ) as planned_on,
        min(legal_events.occurred_on) as done_date,
        max(legal_events.party_id) as holder_id,
        max(legal_events.recorded_at) as recorded_at,
        'legal_events' as source_table,
        min(legal_events.legal_event_id) as source_id

    from removals

    inner join {{ ref('contract_legal_events') }} as legal_events
        on removals.case_id = legal_events.case_id
        and coalesce(legal_events.person_id, removals.person_id) = removals.person_id
        and removals.removed_on <= coalesce(
            legal_events.occurred_on,
            legal_events.asked_on,
            legal_events.planned_for,
            cast(legal_events.recorded_at as date)
        )
        and (
            removals.ended_on is null
            or removals.ended_on >= coalesce(
                legal_events.occurred_on,
                legal_events.asked_on,
                cast(legal_events.recorded_at as date)
            )
        )

    inner join legal_event_steps
        on legal_events.kind = legal_event_steps.legal_kind

    group by removals.item_id, legal_event_steps.step

),

appeals as (

    -- The days in which an appeal may be made begin with the order.
    select
        item_id,
        done_date as started_date,
        recorded_at,
        source_table,
        source_id

    from legal_steps

    where step = 'tpr_order'
        and done_date is not null

),

left_care as (

    -- The way in which care ended shows which last step was done.
    select
        removals.item_id,
        legal_event_steps.step,
        removals.ended_on,
        removals.recorded_at,
        removals.source_table,
        removals.source_id

    from removals

    inner join legal_event_steps
        on removals.exit_reason = legal_event_steps.exit_reason

),

safety_assessments as (

    select
        removals.item_id,
        min(assessments.documented_at) as documented_at,
        max(assessments.recorded_at) as recorded_at,
        'assessments' as source_table,
        min(assessments.assessment_id) as source_id

    from removals

    -- Children nobody has assessed for a return have no row here.
    inner join {{ ref('contract_assessments') }} as assessments
        on removals.removal_id = assessments.removal_id
        and assessments.kind = 'reunification'

    group by removals.item_id

),

visits as (

    -- Children who have not been on a trial visit have no row here.
    select
        removals.item_id,
        placements.starts_on,
        placements.ends_on,
        placements.recorded_at,
        'placements' as source_table,
        placements.placement_id as source_id,
        row_number() over (
            partition by removals.item_id
            order by placements.starts_on desc, placements.placement_id desc
        ) as position,
        placements.setting

    from removals

    inner join {{ ref('contract_placements') }} as placements
        on removals.removal_id = placements.removal_id

),

last_visits as (

    -- A child who lives elsewhere by now is not on a trial visit any more.
    select * from visits
    where position = 1
        and setting = 'trial_home'

),

parts as (

    {{ step_fact(
        'legal_steps', asked_date='asked_date', times_asked='times_asked',
        last_asked_date='last_asked_date', first_planned_date='first_planned_date',
        planned_date='planned_date', planned_on='planned_on', done_at='done_date',
        holder_id='holder_id'
    ) }}

    union all

    {{ step_fact('left_care', done_at='ended_on') }}

    union all

    {{ step_fact('appeals', 'appeal_over', started_date='started_date') }}

    union all

    {{ step_fact('safety_assessments', 'reunification_safety', done_at='documented_at') }}

    union all

    {{ step_fact(
        'last_visits', 'trial_visit', started_date='starts_on', done_at='ends_on'
    ) }}

    union all

    {{ added_steps('items', 'recorded_steps') }}

),

steps as (

    {{ merged_steps('parts') }}

)

select * from steps
