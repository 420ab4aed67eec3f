-- One row per investigation, step and occurrence of it, up to its closing.
with

items as (

    select
        item_id,
        source_id as investigation_id,
        'investigation' as step_subject_type,
        source_id as step_subject_id,
        'investigations' as step_subject_table

    from {{ ref('item_investigation') }}

),

investigations as (

    select * from {{ ref('contract_investigations') }}

),

approval_steps as (

    select * from {{ ref('approval_steps') }}

),

recorded_steps as (

    select * from {{ ref('recorded_steps') }}
    where subject_type = 'investigation'
        -- These repeat: each occurrence has a record of its own.
        and step not in (
            'child_seen', 'caretakers_interviewed', 'records_requested',
            'records_received', 'drug_screen_ordered', 'drug_sample_given',
            'drug_screen_result', 'forensic_interview'
        )

),

investigation_contacts as (

    select * from {{ ref('steps_investigation_contacts') }}

),

investigation_requests as (

    select * from {{ ref('steps_investigation_requests') }}

),

investigation_tools as (

    select * from {{ ref('steps_investigation_tools') }}

),

own as (

    select
        items.item_id,
        investigations.*

    from items

    -- Every item comes from its investigation, so nobody is lost.
    inner join investigations
        on items.investigation_id = investigations.investigation_id

),

early_staffing as (

    select
        {{ step_row(
            "'early_staffing'",
            first_planned_date='early_staffing_planned_for',
            planned_date='early_staffing_planned_for',
            planned_on='early_staffing_planned_on',
            done_at='early_staffed_at',
            recorded_at='recorded_at',
            source_table="'investigations'",
            source_id='investigation_id'
        ) }}

    from own

),

staffed as (

    select
        {{ step_row(
            "'staffed'",
            first_planned_date='staffing_planned_for',
            planned_date='staffing_planned_for',
            planned_on='staffing_planned_on',
            done_at='staffed_at',
            recorded_at='recorded_at',
            source_table="'investigations'",
            source_id='investigation_id'
        ) }}

    from own

),

findings as (

    select
        {{ step_row(
            "'findings_documented'",
            started_date='findings_at',
            recorded_at='recorded_at',
            source_table="'investigations'",
            source_id='investigation_id'
        ) }}

    from own

),

told as (

    select
        {{ step_row(
            "'parties_told'",
            done_at='parties_told_on',
            recorded_at='recorded_at',
            source_table="'investigations'",
            source_id='investigation_id'
        ) }}

    from own

),

accepted as (

    select
        {{ step_row(
            "'accepted_by_unit'",
            asked_date='handed_over_on',
            times_asked='case when handed_over_on is not null then 1 end',
            last_asked_date='handed_over_on',
            done_at='accepted_on',
            recorded_at='recorded_at',
            source_table="'investigations'",
            source_id='investigation_id'
        ) }}

    from own

),

closed as (

    select
        {{ step_row(
            "'closed'",
            done_at='closed_on',
            recorded_at='recorded_at',
            source_table="'investigations'",
            source_id='investigation_id'
        ) }}

    from own

),

approved as (

    {{ approved_steps('items', 'approval_steps', 'findings_documented', 'approved') }}

),

added as (

    {{ added_steps('items', 'recorded_steps') }}

),

parts as (

    select * from investigation_contacts
    union all
    select * from investigation_requests
    union all
    select * from investigation_tools
    union all
    select * from early_staffing
    union all
    select * from staffed
    union all
    select * from findings
    union all
    select * from told
    union all
    select * from accepted
    union all
    select * from closed
    union all
    select * from approved
    union all
    select * from added

),

merged as (

    {{ merged_steps('parts') }}

)

select * from merged
