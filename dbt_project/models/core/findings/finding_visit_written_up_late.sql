-- One row per contact of the last 28 days written up later than policy allows.
with

as_of as (

    select as_of_date from {{ ref('as_of_dates') }}
    where is_current

),

policy as (

    select value from {{ ref('policy') }}
    where code = 'visit_documented'

),

calendar as (

    select * from {{ ref('calendar') }}

),

contacts as (

    select
        contact_id,
        cast(occurred_at as date) as occurred_date,
        cast(documented_at as date) as documented_date

    from {{ ref('contract_contacts') }}

    where completed and purpose in ('caseworker_visit', 'parent_visit')

),

found as (

    select
        'visit_written_up_late' as finding,
        'contacts' as table_name,
        contacts.contact_id as record_id,
        'Made ' || {{ day_in_words('contacts.occurred_date') }} || ', written up '
        || {{ day_in_words('contacts.documented_date') }} as detail,
        contacts.documented_date as since

    from contacts

    cross join as_of

    cross join policy

    -- Dates outside the calendar cannot be counted in working days.
    inner join calendar as made
        on contacts.occurred_date = made.date_day

    -- As above.
    inner join calendar as written
        on contacts.documented_date = written.date_day

    where contacts.occurred_date > {{ add_days('as_of.as_of_date', -28) }}
        and contacts.documented_date <= as_of.as_of_date
        and written.working_days_so_far - made.working_days_so_far > policy.value

)

select * from found
