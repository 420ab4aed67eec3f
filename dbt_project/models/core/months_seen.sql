-- One row per person and month in which a visit was due: the visits made in it, when last seen.
with

as_of as (

    select as_of_date from {{ ref('as_of_dates') }}
    where is_current

),

visit_months_due as (

    select
        visit_months_due.person_id,
        visit_months_due.month_date,
        visit_months_due.next_month_date,
        as_of.as_of_date

    from {{ ref('visit_months_due') }} as visit_months_due

    cross join as_of

),

visit_records as (

    select * from {{ ref('visit_records') }}

),

contacts_by_person as (

    select
        person_id,
        occurred_date

    from {{ ref('contacts_by_person') }}

    where is_seen

),

visited as (

    select
        visit_months_due.person_id,
        visit_months_due.month_date,
        count(*) as visits,
        min(visit_records.visit_date) as visited_date,
        max(
            case when visit_records.in_residence then 1 when not visit_records.in_residence then 0 end
        ) as in_residence,
        max(
            case when visit_records.seen_alone then 1 when not visit_records.seen_alone then 0 end
        ) as seen_alone,
        min(
            case when visit_records.documented_late then 1 when not visit_records.documented_late then 0 end
        ) as documented_late

    from visit_months_due

    -- Only months with a visit are wanted here.
    inner join visit_records
        on visit_months_due.person_id = visit_records.person_id
        and visit_months_due.month_date <= visit_records.visit_date
        and visit_months_due.next_month_date > visit_records.visit_date

    group by visit_months_due.person_id, visit_months_due.month_date

),

last_contacts as (

    select
        visit_months_due.person_id,
        visit_months_due.month_date,
        max(contacts_by_person.occurred_date) as last_seen_date

    from visit_months_due

    left join contacts_by_person
        on visit_months_due.person_id = contacts_by_person.person_id
        and visit_months_due.next_month_date > contacts_by_person.occurred_date
        and visit_months_due.as_of_date >= contacts_by_person.occurred_date

    group by visit_months_due.person_id, visit_months_due.month_date

),

described as (

    select
        last_contacts.person_id,
        last_contacts.month_date,
        cast(coalesce(visited.visits, 0) as integer) as visits,
        visited.visited_date,
        visited.in_residence = 1 as in_residence,
        visited.seen_alone = 1 as seen_alone,
        visited.documented_late = 1 as documented_late,
        last_contacts.last_seen_date

    from last_contacts

    left join visited
        on last_contacts.person_id = visited.person_id
        and last_contacts.month_date = visited.month_date

)

select * from described
