-- One row per hearing and step: what is on record of it.
with

hearings as (

    select
        hearing_links.item_id,
        hearing_links.link_number,
        hearing_links.outcome as link_outcome,
        hearing_links.off_date,
        'hearings' as source_table,
        hearings.hearing_id as source_id,
        hearings.*

    from {{ ref('contract_hearings') }} as hearings

    -- Every hearing is a link of a chain.
    inner join {{ ref('hearing_links') }} as hearing_links
        on hearings.hearing_id = hearing_links.hearing_id

),

items as (

    select
        item_id,
        'hearing' as step_subject_type,
        'hearings' as step_subject_table,
        hearing_id as step_subject_id

    from hearings

),

recorded_steps as (

    select * from {{ ref('recorded_steps') }}

),

approval_steps as (

    select * from {{ ref('approval_steps') }}

),

parts as (

    {{ step_fact(
        'hearings', 'hearing_set', asked_date='set_requested_on', done_at='set_on'
    ) }}

    union all

    {{ step_fact('hearings', 'parties_served', done_at='parties_served_on') }}

    union all

    {{ step_fact('hearings', 'icwa_notice_sent', done_at='icwa_notice_sent_on') }}

    union all

    {{ step_fact(
        'hearings', 'icwa_receipt', asked_date='icwa_notice_sent_on',
        done_at='icwa_receipt_on'
    ) }}

    union all

    {{ step_fact('hearings', 'report_drafted', started_date='report_drafted_at') }}

    union all

    {{ approved_steps('items', 'approval_steps', 'report_drafted', 'report_approved') }}

    union all

    {{ step_fact('hearings', 'report_filed', done_at='report_filed_on') }}

    union all

    {{ step_fact(
        'hearings', 'hearing_held', planned_date='scheduled_for',
        planned_on='case when scheduled_for is not null then coalesce(set_on, recorded_at) end',
        times_moved='link_number - 1', started_date='set_on',
        done_at="case when coalesce(link_outcome, 'held') = 'held' then held_on end",
        cancelled_date="case when coalesce(link_outcome, 'held') <> 'held' then off_date end",
        holder_id='court_id'
    ) }}

    union all

    {{ step_fact('hearings', 'order_drafted', done_at='order_drafted_on') }}

    union all

    {{ step_fact(
        'hearings', 'order_signed', done_at='order_signed_on', holder_id='court_id'
    ) }}

    union all

    {{ added_steps('items', 'recorded_steps') }}

),

steps as (

    {{ merged_steps('parts') }}

)

select * from steps
