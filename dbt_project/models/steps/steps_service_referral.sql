-- One row per need and step (per time it had to be referred again): what is on record.
with

referrals as (

    select
        'service_referral/' || need_id as item_id,
        'service_referrals' as source_table,
        service_referral_id as source_id,
        *

    from {{ ref('need_referrals') }}

),

first_referrals as (

    select
        item_id,
        min(referred_on) as referred_date,
        min(recorded_at) as recorded_at,
        'service_referrals' as source_table,
        min(service_referral_id) as source_id

    from referrals

    group by item_id

),

-- A referral came to nothing: from that day it has to be made again, unless another one
-- was under way.
failures as (

    select
        referrals.item_id,
        referrals.failed_date,
        min(
            case
                when others.referred_on >= referrals.failed_date then others.referred_on
            end
        ) as referred_again_date,
        max(referrals.recorded_at) as recorded_at,
        'service_referrals' as source_table,
        max(referrals.source_id) as source_id,
        {{ count_where(
            'others.referred_on < referrals.failed_date and ('
            ~ 'others.failed_date is null or others.failed_date > referrals.failed_date)'
        ) }} as under_way

    from referrals

    left join referrals as others
        on referrals.item_id = others.item_id
        and referrals.source_id <> others.source_id

    where referrals.failed_date is not null

    group by referrals.item_id, referrals.failed_date

),

alone as (

    select * from failures
    where under_way = 0

),

attendance as (

    select
        referral_id,
        min(offered_on) as first_offered_date,
        max(case when attended is not null then offered_on end) as last_offered_date,
        max(case when attended then offered_on end) as last_attended_date

    from {{ ref('contract_service_attendance') }}

    group by referral_id

),

reports as (

    select
        referral_id,
        min(due_on) as first_due_date,
        max(due_on) as last_due_date,
        {{ count_where('due_on is not null') }} as reports_due

    from {{ ref('contract_service_reports') }}

    group by referral_id

),

current_referrals as (

    select
        referrals.*,
        coalesce(referrals.times_asked, 1) as asks,
        greatest(referrals.referred_on, referrals.last_asked_on) as last_asked_date,
        coalesce(referrals.accepted_on, referrals.referred_on) as appointment_asked_date,
        case
            when referrals.first_appointment_planned_for is not null
                then coalesce(
                    referrals.first_appointment_planned_on,
                    cast(referrals.recorded_at as date)
                )
        end as appointment_planned_on,
        attendance.first_offered_date,
        coalesce(attendance.last_offered_date, attendance.first_offered_date)
            as last_offered_date,
        greatest(referrals.last_progress_on, attendance.last_attended_date)
            as last_taken_part_date,
        reports.first_due_date,
        reports.last_due_date,
        reports.reports_due

    from referrals

    left join attendance
        on referrals.service_referral_id = attendance.referral_id

    left join reports
        on referrals.service_referral_id = reports.referral_id

    where referrals.is_current

),

items as (

    select
        item_id,
        'service_referral' as step_subject_type,
        service_referral_id as step_subject_id

    from current_referrals

    union all

    select
        'service_referral/' || need_id as item_id,
        'need' as step_subject_type,
        need_id as step_subject_id

    from {{ ref('contract_needs') }}

),

recorded_steps as (

    select * from {{ ref('recorded_steps') }}

),

parts as (

    {{ step_fact('first_referrals', 'referred', done_at='referred_date') }}

    union all

    {{ step_fact(
        'alone', 'referred', step_ref=iso_day('failed_date'),
        done_at='referred_again_date', undone_since='failed_date'
    ) }}

    union all

    {{ step_fact(
        'current_referrals', 'prior_authorisation',
        asked_date='authorisation_requested_on', done_at='authorised_on'
    ) }}

    union all

    {{ step_fact(
        'current_referrals', 'accepted', asked_date='referred_on', times_asked='asks',
        last_asked_date='last_asked_date', tried_date='waitlisted_on',
        done_at='accepted_on', holder_id='provider_id'
    ) }}

    union all

    {{ step_fact(
        'current_referrals', 'first_appointment', asked_date='appointment_asked_date',
        last_asked_date='greatest(appointment_asked_date, last_asked_date)',
        planned_date='first_appointment_planned_for',
        planned_on='appointment_planned_on',
        done_at='first_appointment_on', holder_id='provider_id'
    ) }}

    union all

    {{ step_fact(
        'current_referrals', 'taking_part', asked_date='first_offered_date',
        last_asked_date='last_offered_date', planned_date='end_planned_for',
        tried_date='last_taken_part_date', started_date='first_appointment_on',
        done_at='ended_on'
    ) }}

    union all

    {{ step_fact(
        'current_referrals', 'ended', asked_date='first_due_date',
        times_asked='reports_due', last_asked_date='last_due_date',
        planned_date='end_planned_for', done_at='ended_on', holder_id='provider_id'
    ) }}

    union all

    {{ added_steps('items', 'recorded_steps') }}

),

steps as (

    {{ merged_steps('parts') }}

)

select * from steps
