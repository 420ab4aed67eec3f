-- One row per hearing whose date passed more than 10 days ago with no result on record.
with

as_of as (

    select as_of_date from {{ ref('as_of_dates') }}
    where is_current

),

hearings as (

    select * from {{ ref('contract_hearings') }}

),

found as (

    select
        'hearing_without_result' as finding,
        'hearings' as table_name,
        hearings.hearing_id as record_id,
        'Set for ' || {{ day_in_words('hearings.scheduled_for') }}
        || ', no result on record' as detail,
        hearings.case_id,
        hearings.scheduled_for as since

    from hearings

    cross join as_of

    where hearings.scheduled_for < {{ add_days('as_of.as_of_date', -10) }}
        and hearings.held_on is null
        and hearings.outcome is null

)

select * from found
