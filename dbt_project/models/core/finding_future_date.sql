-- One row per record that says something was done after the extract was taken.
with

as_of as (

    select as_of_date from {{ ref('as_of_dates') }}
    where is_current

),

done as (

    select
        'contacts' as table_name,
        contact_id as record_id,
        case_id,
        cast(occurred_at as date) as done_date
    from {{ ref('contract_contacts') }}

    union all

    select
        'hearings' as table_name,
        hearing_id as record_id,
        case_id,
        held_on as done_date
    from {{ ref('contract_hearings') }}

    union all

    select
        'legal_events' as table_name,
        legal_event_id as record_id,
        case_id,
        occurred_on as done_date
    from {{ ref('contract_legal_events') }}

    union all

    select
        'case_plans' as table_name,
        case_plan_id as record_id,
        case_id,
        signed_on as done_date
    from {{ ref('contract_case_plans') }}

    union all

    select
        'assessments' as table_name,
        assessment_id as record_id,
        case_id,
        cast(documented_at as date) as done_date
    from {{ ref('contract_assessments') }}

),

found as (

    select
        'future_date' as finding,
        done.table_name,
        done.record_id,
        'Said to be done ' || {{ day_in_words('done.done_date') }} as detail,
        done.case_id,
        as_of.as_of_date as since

    from done

    cross join as_of

    where done.done_date > as_of.as_of_date

)

select * from found
