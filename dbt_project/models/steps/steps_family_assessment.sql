-- One row per risk or strengths-and-needs assessment and step of it.
with

items as (

    select
        item_id,
        'assessment' as step_subject_type,
        source_id as step_subject_id,
        'assessments' as step_subject_table

    from {{ ref('item_family_assessment') }}

),

assessments as (

    select * from {{ ref('contract_assessments') }}

),

contacts as (

    select
        assessment_id,
        {{ contact_dates('is_heard') }}

    from {{ ref('contacts_by_person') }}

    where assessment_id is not null

    group by assessment_id

),

approval_steps as (

    select * from {{ ref('approval_steps') }}

),

recorded_steps as (

    select * from {{ ref('recorded_steps') }}

),

own as (

    select
        items.item_id,
        assessments.*

    from items

    -- Every item comes from its assessment, so nobody is lost.
    inner join assessments
        on items.step_subject_id = assessments.assessment_id

),

met as (

    select
        {{ step_row(
            "'family_met'",
            item_id='own.item_id',
            first_planned_date='contacts.first_planned_date',
            planned_date='contacts.planned_date',
            planned_on='contacts.planned_on',
            times_moved='contacts.times_moved',
            tried_date='contacts.tried_date',
            done_at='coalesce(own.family_met_on, contacts.done_at)',
            recorded_at='contacts.recorded_at',
            source_table="case when contacts.contact_id is null "
            ~ "then 'assessments' else 'contacts' end",
            source_id='coalesce(contacts.contact_id, own.assessment_id)'
        ) }}

    from own

    left join contacts
        on own.assessment_id = contacts.assessment_id

),

documented as (

    select
        {{ step_row(
            "'documented'",
            started_date='documented_at',
            recorded_at='recorded_at',
            source_table="'assessments'",
            source_id='assessment_id'
        ) }}

    from own

),

approved as (

    {{ approved_steps('items', 'approval_steps', 'documented', 'approved') }}

),

added as (

    {{ added_steps('items', 'recorded_steps') }}

),

parts as (

    select * from met
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
