-- One row per person and calendar month with a visit due: the last 25 months and this one.
with

as_of as (

    select as_of_date from {{ ref('as_of_dates') }}
    where is_current

),

visit_months_due as (

    select * from {{ ref('visit_months_due') }}

),

items as (

    select * from {{ ref('items') }}

),

people as (

    select * from {{ ref('people') }}

),

care_months as (

    select * from {{ ref('care_months') }}

),

months_seen as (

    select * from {{ ref('months_seen') }}

),

visits_made as (

    select * from {{ ref('visits_made') }}

),

described as (

    select
        items.item_id,
        visit_months_due.person_id,
        visit_months_due.month_date,
        items.case_id,
        items.office_id,
        items.unit_id,
        items.worker_id,
        items.access_level,
        not visit_months_due.is_child as is_parent,
        visit_months_due.next_month_date <= as_of.as_of_date as is_over,
        care_months.person_id is not null as full_month_in_care,
        {{ whole_years('people.birth_date', 'visit_months_due.month_date') }} < 18
            as is_under_18,
        care_months.spent_in,
        coalesce(care_months.counts_there, false) as counts_there,
        months_seen.visited_date,
        months_seen.in_residence,
        months_seen.seen_alone,
        months_seen.documented_late,
        visits_made.planned_date,
        months_seen.last_seen_date,
        items.ended_as,
        least(
            {{ add_days('visit_months_due.next_month_date', -1) }}, as_of.as_of_date
        ) as looked_at_date

    from visit_months_due

    cross join as_of

    -- A source that says nothing of visits has no items of them.
    inner join items
        on 'caseworker_visit/' || visit_months_due.person_id || '/'
        || visit_months_due.month_key = items.item_id

    left join people
        on visit_months_due.person_id = people.person_id

    left join care_months
        on visit_months_due.person_id = care_months.person_id
        and visit_months_due.month_date = care_months.month_date

    left join months_seen
        on visit_months_due.person_id = months_seen.person_id
        and visit_months_due.month_date = months_seen.month_date

    left join visits_made
        on visit_months_due.person_id = visits_made.person_id
        and visit_months_due.month_date = visits_made.month_date

    where visit_months_due.next_month_date > {{ add_months('as_of.as_of_date', -25) }}

),

months as (

    select
        item_id,
        person_id,
        month_date,
        case_id,
        office_id,
        unit_id,
        worker_id,
        access_level,
        is_parent,
        is_over,
        full_month_in_care,
        is_under_18,
        spent_in,
        is_over and full_month_in_care and coalesce(is_under_18, false)
        and counts_there as is_counted,
        visited_date is not null as visited,
        visited_date,
        in_residence,
        seen_alone,
        documented_late,
        planned_date,
        last_seen_date,
        {{ days_between('last_seen_date', 'looked_at_date') }} as days_since_seen,
        ended_as,
        ended_as is null and visited_date is null as is_still_to_see

    from described

)

select * from months
order by office_id, unit_id, worker_id, person_id, month_date
