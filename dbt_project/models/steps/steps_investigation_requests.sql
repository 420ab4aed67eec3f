-- One row per investigation, record or test asked for, and step of getting it.
with

items as (

    select
        item_id,
        source_id as investigation_id

    from {{ ref('item_investigation') }}

),

record_requests as (

    select * from {{ ref('contract_record_requests') }}
    where subject_type = 'investigation'

),

asked as (

    select
        items.item_id,
        record_requests.record_request_id,
        record_requests.kind,
        record_requests.identified_on,
        record_requests.requested_on,
        case
            when record_requests.requested_on is not null then coalesce(
                record_requests.times_asked,
                case when record_requests.reminded_on is null then 1 else 2 end
            )
        end as times_asked,
        coalesce(record_requests.reminded_on, record_requests.requested_on)
            as last_asked_on,
        coalesce(record_requests.planned_for, record_requests.promised_on)
            as planned_for,
        coalesce(
            record_requests.planned_on,
            record_requests.reminded_on,
            record_requests.requested_on
        ) as planned_on,
        record_requests.collected_on,
        record_requests.held_on,
        record_requests.received_on,
        record_requests.cancelled_on,
        coalesce(record_requests.party_id, record_requests.provider_id) as holder_id,
        record_requests.recorded_at

    from record_requests

    -- A request about an investigation that was never delivered has no item.
    inner join items
        on record_requests.subject_id = items.investigation_id

),

ordered as (

    select
        {{ step_row(
            "case when kind = 'drug_screen' then 'drug_screen_ordered' "
            ~ "else 'records_requested' end",
            step_ref='record_request_id',
            asked_date='identified_on',
            done_at='requested_on',
            cancelled_date='cancelled_on',
            recorded_at='recorded_at',
            source_table="'record_requests'",
            source_id='record_request_id'
        ) }}

    from asked

    where kind <> 'forensic_interview'

),

sampled as (

    select
        {{ step_row(
            "'drug_sample_given'",
            step_ref='record_request_id',
            asked_date='requested_on',
            times_asked='times_asked',
            last_asked_date='last_asked_on',
            done_at='collected_on',
            cancelled_date='cancelled_on',
            recorded_at='recorded_at',
            source_table="'record_requests'",
            source_id='record_request_id'
        ) }}

    from asked

    where kind = 'drug_screen'

),

received as (

    select
        {{ step_row(
            "case when kind = 'drug_screen' then 'drug_screen_result' "
            ~ "when kind = 'forensic_interview' then 'forensic_interview' "
            ~ "else 'records_received' end",
            step_ref='record_request_id',
            asked_date='requested_on',
            times_asked='times_asked',
            last_asked_date='last_asked_on',
            first_planned_date='planned_for',
            planned_date='planned_for',
            planned_on='case when planned_for is not null then planned_on end',
            done_at="case when kind = 'forensic_interview' "
            ~ "then coalesce(held_on, received_on) else received_on end",
            cancelled_date='cancelled_on',
            holder_id='holder_id',
            recorded_at='recorded_at',
            source_table="'record_requests'",
            source_id='record_request_id'
        ) }}

    from asked

),

steps as (

    select * from ordered
    union all
    select * from sampled
    union all
    select * from received

)

select * from steps
