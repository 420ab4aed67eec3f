-- One row per safety assessment, step and occurrence: child seen, written, approved.
with

items as (

    select
        item_id,
        'assessment' as step_subject_type,
        case when source_table = 'assessments' then source_id end as step_subject_id,
        'assessments' as step_subject_table,
        case when subject_type = 'investigation' then subject_id end as investigation_id

    from {{ ref('item_safety_assessment') }}

),

assessments as (

    select * from {{ ref('contract_assessments') }}

),

alleged_victims as (

    select * from {{ ref('alleged_victims') }}

),

case_children_reached as (

    select * from {{ ref('case_children_reached') }}

),

approval_steps as (

    select * from {{ ref('approval_steps') }}

),

recorded_steps as (

    select * from {{ ref('recorded_steps') }}
    where step <> 'child_seen'

),

victims_seen as (

    select
        {{ step_row(
            "'child_seen'",
            item_id='items.item_id',
            step_ref='alleged_victims.person_id',
            first_planned_date='alleged_victims.first_planned_date',
            planned_date='alleged_victims.planned_date',
            planned_on='alleged_victims.planned_on',
            times_moved='alleged_victims.times_moved',
            tried_date='alleged_victims.tried_date',
            done_at='alleged_victims.done_at',
            recorded_at='alleged_victims.recorded_at',
            source_table="'contacts'",
            source_id='alleged_victims.contact_id',
            known_at=always()
        ) }}

    from items

    -- Assessments of a case see its children instead: next step.
    inner join alleged_victims
        on items.investigation_id = alleged_victims.investigation_id

),

children_seen as (

    select
        {{ step_row(
            "'child_seen'",
            item_id='items.item_id',
            step_ref='case_children_reached.person_id',
            first_planned_date='case_children_reached.first_planned_date',
            planned_date='case_children_reached.planned_date',
            planned_on='case_children_reached.planned_on',
            times_moved='case_children_reached.times_moved',
            tried_date='case_children_reached.tried_date',
            done_at='case_children_reached.done_at',
            recorded_at='case_children_reached.recorded_at',
            source_table="'contacts'",
            source_id='case_children_reached.contact_id',
            known_at=always()
        ) }}

    from items

    -- Assessments of an investigation see its victims instead: step before.
    inner join case_children_reached
        on items.step_subject_id = case_children_reached.assessment_id

    where items.investigation_id is null

),

documented as (

    select
        {{ step_row(
            "'documented'",
            item_id='items.item_id',
            started_date='assessments.documented_at',
            recorded_at='assessments.recorded_at',
            source_table="'assessments'",
            source_id='assessments.assessment_id'
        ) }}

    from items

    -- An assessment nobody began has no record to date it.
    inner join assessments
        on items.step_subject_id = assessments.assessment_id

),

approved as (

    {{ approved_steps('items', 'approval_steps', 'documented', 'approved') }}

),

added as (

    {{ added_steps('items', 'recorded_steps') }}

),

parts as (

    select * from victims_seen
    union all
    select * from children_seen
    union all
    select * from documented
    union all
    select * from approved
    union all
    select * from added

),

merged as (

    {{ merged_steps('parts') }}

)

select * from merged
