-- One row per case plan, step and signer: met, drafted, approved, signed, filed.
with

items as (

    select
        item_id,
        'case_plan' as step_subject_type,
        source_id as step_subject_id,
        'case_plans' as step_subject_table

    from {{ ref('item_case_plan') }}

    where source_table = 'case_plans'

),

case_plans as (

    select * from {{ ref('contract_case_plans') }}

),

plan_signatures as (

    select * from {{ ref('contract_plan_signatures') }}

),

approval_steps as (

    select * from {{ ref('approval_steps') }}

),

recorded_steps as (

    select * from {{ ref('recorded_steps') }}
    where step <> 'signed'

),

submitted as (

    select
        subject_id,
        cast(done_at as date) as submitted_date

    from approval_steps

    where subject_type = 'case_plan'
        and part = 'submitted'
        and step_ref = ''

),

own as (

    select
        items.item_id,
        submitted.submitted_date,
        case_plans.*

    from items

    -- Every item here comes from its plan, so nobody is lost.
    inner join case_plans
        on items.step_subject_id = case_plans.case_plan_id

    left join submitted
        on items.step_subject_id = submitted.subject_id

),

met as (

    select
        {{ step_row(
            "'family_team_meeting'",
            asked_date='family_invited_on',
            times_asked='case when family_invited_on is not null then 1 end',
            last_asked_date='family_invited_on',
            first_planned_date='family_meeting_planned_for',
            planned_date='family_meeting_planned_for',
            planned_on='family_meeting_planned_on',
            done_at='family_team_meeting_on',
            recorded_at='recorded_at',
            source_table="'case_plans'",
            source_id='case_plan_id'
        ) }}

    from own

),

drafted as (

    select
        {{ step_row(
            "'drafted'",
            started_date='drafted_at',
            recorded_at='recorded_at',
            source_table="'case_plans'",
            source_id='case_plan_id'
        ) }}

    from own

),

-- A plan that was submitted without them waits for the family's comments no longer.
commented as (

    select
        {{ step_row(
            "'family_comments'",
            asked_date='coalesce(invited_on, cast(drafted_at as date))',
            times_asked='case when coalesce(invited_on, cast(drafted_at as date)) '
            ~ 'is not null then 1 end',
            last_asked_date='coalesce(invited_on, cast(drafted_at as date))',
            done_at='comments_on',
            cancelled_date='case when comments_on is null '
            ~ 'or comments_on > submitted_date then submitted_date end',
            recorded_at='recorded_at',
            source_table="'case_plans'",
            source_id='case_plan_id'
        ) }}

    from own

),

signed_by_each as (

    select
        {{ step_row(
            "'signed'",
            item_id='items.item_id',
            step_ref='plan_signatures.person_id',
            asked_date='plan_signatures.sent_on',
            times_asked='case when plan_signatures.sent_on is not null then 1 end',
            last_asked_date='plan_signatures.sent_on',
            done_at='least(plan_signatures.signed_on, plan_signatures.refused_on)',
            recorded_at='plan_signatures.recorded_at',
            source_table="'plan_signatures'",
            source_id='plan_signatures.plan_signature_id'
        ) }}

    from plan_signatures

    -- Signers of a plan that was never delivered have no item.
    inner join items
        on plan_signatures.plan_id = items.step_subject_id

),

signed_as_one as (

    select
        {{ step_row(
            "'signed'",
            item_id='own.item_id',
            asked_date='own.sent_for_signature_on',
            times_asked='case when own.sent_for_signature_on is not null then 1 end',
            last_asked_date='own.sent_for_signature_on',
            done_at='coalesce(own.signed_on, own.refusal_recorded_on)',
            recorded_at='own.recorded_at',
            source_table="'case_plans'",
            source_id='own.case_plan_id'
        ) }}

    from own

    left join plan_signatures
        on own.case_plan_id = plan_signatures.plan_id

    where plan_signatures.plan_id is null

),

filed as (

    select
        {{ step_row(
            "'filed'",
            asked_date='filing_asked_on',
            times_asked='case when filing_asked_on is not null then 1 end',
            last_asked_date='filing_asked_on',
            done_at='filed_on',
            recorded_at='recorded_at',
            source_table="'case_plans'",
            source_id='case_plan_id'
        ) }}

    from own

),

approved as (

    {{ approved_steps('items', 'approval_steps', 'drafted', 'approved') }}

),

added as (

    {{ added_steps('items', 'recorded_steps') }}

),

parts as (

    select * from met
    union all
    select * from drafted
    union all
    select * from commented
    union all
    select * from signed_by_each
    union all
    select * from signed_as_one
    union all
    select * from filed
    union all
    select * from approved
    union all
    select * from added

),

merged as (

    {{ merged_steps('parts') }}

)

select * from merged
