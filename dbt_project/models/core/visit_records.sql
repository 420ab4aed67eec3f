-- One row per person and monthly visit made up to the as-of date.
with

as_of as (

    select
        as_of_dates.as_of_date,
        calendar.working_days_so_far

    from {{ ref('as_of_dates') }} as as_of_dates

    left join {{ ref('calendar') }} as calendar
        on as_of_dates.as_of_date = calendar.date_day

    where as_of_dates.is_current

),

policy as (

    select value from {{ ref('policy_in_force') }}
    where code = 'visit_documented'

),

calendar as (

    select * from {{ ref('calendar') }}

),

supplied as (

    select
        max(case when table_column = 'contacts.in_residence' and is_supplied then 1 end)
            as knows_residence,
        max(
            case
                when table_column in ('contacts.seen_alone', 'contact_people.seen_alone')
                    and is_supplied
                    then 1
            end
        ) as knows_alone,
        max(case when table_column = 'contacts.documented_at' and is_supplied then 1 end)
            as knows_writing

    from {{ ref('coverage') }}

),

contacts as (

    select * from {{ ref('contract_contacts') }}

),

leads as (

    select
        contact_id,
        worker_id,
        row_number() over (
            partition by contact_id
            order by case when lead then 0 else 1 end, contact_worker_id
        ) as place

    from {{ ref('contract_contact_workers') }}

),

made as (

    select
        contacts_by_person.*,
        as_of.as_of_date,
        as_of.working_days_so_far

    from {{ ref('contacts_by_person') }} as contacts_by_person

    cross join as_of

    where contacts_by_person.is_seen
        and contacts_by_person.person_id is not null
        and contacts_by_person.purpose in ('caseworker_visit', 'parent_visit')
        and contacts_by_person.occurred_date <= as_of.as_of_date

),

visits as (

    select
        made.contact_id,
        made.person_id,
        made.case_id,
        made.purpose,
        leads.worker_id,
        made.occurred_date as visit_date,
        case
            when supplied.knows_residence = 1 then made.is_in_residence
        end as in_residence,
        case when supplied.knows_alone = 1 then made.is_alone end as seen_alone,
        contacts.safety_discussed,
        contacts.plan_discussed,
        case
            when cast(made.documented_at as date) <= made.as_of_date
                then cast(made.documented_at as date)
        end as documented_date,
        case
            when supplied.knows_writing = 1
                then coalesce(written.working_days_so_far, made.working_days_so_far)
                    - met.working_days_so_far > policy.value
        end as documented_late

    from made

    cross join supplied

    cross join policy

    left join contacts
        on made.contact_id = contacts.contact_id

    left join leads
        on made.contact_id = leads.contact_id
        and leads.place = 1

    left join calendar as met
        on made.occurred_date = met.date_day

    left join calendar as written
        on cast(made.documented_at as date) = written.date_day
        and cast(made.documented_at as date) <= made.as_of_date

)

select * from visits
