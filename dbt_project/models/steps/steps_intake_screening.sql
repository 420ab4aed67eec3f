-- One row per report and step of screening it: the decision, each return, its approval.
with

items as (

    select
        item_id,
        'intake' as step_subject_type,
        intake_id as step_subject_id,
        'intakes' as step_subject_table

    from {{ ref('item_intake_screening') }}

),

intakes as (

    select * from {{ ref('contract_intakes') }}

),

approval_steps as (

    select * from {{ ref('approval_steps') }}

),

recorded_steps as (

    select * from {{ ref('recorded_steps') }}

),

screened as (

    select
        {{ step_row(
            "'screened'",
            item_id='items.item_id',
            started_date='intakes.screened_at',
            recorded_at='intakes.recorded_at',
            source_table="'intakes'",
            source_id='intakes.intake_id'
        ) }}

    from items

    left join intakes
        on items.step_subject_id = intakes.intake_id

),

approved as (

    {{ approved_steps('items', 'approval_steps', 'screened', 'decision_approved') }}

),

added as (

    {{ added_steps('items', 'recorded_steps') }}

),

parts as (

    select * from screened
    union all
    select * from approved
    union all
    select * from added

),

merged as (

    {{ merged_steps('parts') }}

)

select * from merged
