-- One row per closing of a case and step: services, safety, court, approval, closed.
with

items as (

    select
        item_id,
        case_id,
        opened_date,
        ended_date,
        'case' as step_subject_type,
        case_id as step_subject_id,
        'cases' as step_subject_table

    from {{ ref('item_case_closure') }}

),

services_at_closing as (

    select * from {{ ref('services_at_closing') }}

),

service_reports as (

    select
        referral_id,
        min(due_on) as asked_date,
        max(due_on) as last_asked_date,
        cast(count(due_on) as integer) as times_asked

    from {{ ref('contract_service_reports') }}

    group by referral_id

),

safety_assessments as (

    select * from {{ ref('contract_assessments') }}
    where kind = 'safety' and occasion = 'closing'

),

dismissals as (

    select
        case_id,
        min(asked_on) as asked_date,
        max(asked_on) as last_asked_date,
        cast(count(asked_on) as integer) as times_asked,
        min(planned_for) as first_planned_date,
        max(planned_for) as planned_date,
        max(planned_on) as planned_on,
        min(occurred_on) as done_at,
        max(party_id) as holder_id,
        max(recorded_at) as recorded_at,
        min(legal_event_id) as legal_event_id

    from {{ ref('contract_legal_events') }}

    where kind = 'dismissal'

    group by case_id

),

approval_steps as (

    select * from {{ ref('approval_steps') }}

),

recorded_steps as (

    select * from {{ ref('recorded_steps') }}
    where step in ('final_safety_assessment', 'court_dismissal', 'approved', 'closed')

),

services_ended as (

    select
        {{ step_row(
            "'services_ended'",
            item_id='items.item_id',
            step_ref='services_at_closing.service_referral_id',
            asked_date='service_reports.asked_date',
            times_asked='service_reports.times_asked',
            last_asked_date='service_reports.last_asked_date',
            first_planned_date='services_at_closing.planned_date',
            planned_date='services_at_closing.planned_date',
            done_at='services_at_closing.ended_date',
            holder_id='services_at_closing.provider_id',
            recorded_at='services_at_closing.recorded_at',
            source_table="'service_referrals'",
            source_id='services_at_closing.service_referral_id'
        ) }}

    from items

    -- A closing without running services has none to end.
    inner join services_at_closing
        on items.case_id = services_at_closing.case_id

    left join service_reports
        on services_at_closing.service_referral_id = service_reports.referral_id

),

assessed as (

    select
        {{ step_row(
            "'final_safety_assessment'",
            item_id='items.item_id',
            done_at='min(safety_assessments.documented_at)',
            recorded_at='max(safety_assessments.recorded_at)',
            source_table="'assessments'",
            source_id='min(safety_assessments.assessment_id)'
        ) }}

    from items

    -- Only an assessment made for this closing dates the step.
    inner join safety_assessments
        on items.case_id = safety_assessments.case_id
        and safety_assessments.opened_on >= items.opened_date

    group by items.item_id

),

dismissed as (

    select
        {{ step_row(
            "'court_dismissal'",
            item_id='items.item_id',
            asked_date='dismissals.asked_date',
            times_asked='dismissals.times_asked',
            last_asked_date='dismissals.last_asked_date',
            first_planned_date='dismissals.first_planned_date',
            planned_date='dismissals.planned_date',
            planned_on='dismissals.planned_on',
            done_at='dismissals.done_at',
            holder_id='dismissals.holder_id',
            recorded_at='dismissals.recorded_at',
            source_table="'legal_events'",
            source_id='dismissals.legal_event_id'
        ) }}

    from items

    -- A closing nobody took to court has no event to date it.
    inner join dismissals
        on items.case_id = dismissals.case_id

),

closed as (

    select
        {{ step_row(
            "'closed'",
            done_at='ended_date',
            source_table="'cases'",
            source_id='case_id'
        ) }}

    from items

),

approved as (

    {{ approved_steps('items', 'approval_steps', 'submitted', 'approved') }}

),

added as (

    {{ added_steps('items', 'recorded_steps') }}

),

parts as (

    select * from services_ended
    union all
    select * from assessed
    union all
    select * from dismissed
    union all
    select * from closed
    union all
    select * from approved
    where step = 'approved'
    union all
    select * from added

),

merged as (

    {{ merged_steps('parts') }}

)

select * from merged
