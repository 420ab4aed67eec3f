-- One row per worker, fact of the coaching page and visit or person it counts, with whether it does.
{{ config(schema='counts') }}

with

as_of as (

    select as_of_date from {{ ref('as_of_dates') }}
    where is_current

),

facts as (

    select * from {{ ref('coaching') }}

),

visits as (

    select
        visit_records.*,
        {{ days_between('visit_records.visit_date', 'as_of.as_of_date') }} as days_ago,
        {{ whole_years('people.birth_date', 'visit_records.visit_date') }} as age_years

    from {{ ref('visit_records') }} as visit_records

    cross join as_of

    left join {{ ref('people') }} as people
        on visit_records.person_id = people.person_id

    where visit_records.worker_id is not null

),

visit_facts as (

    select
        worker_id,
        'not_seen_alone' as fact,
        days_ago,
        age_years,
        not seen_alone as counts

    from visits

    where purpose = 'caseworker_visit' and seen_alone is not null

    union all

    select
        worker_id,
        'thin_visits' as fact,
        days_ago,
        cast(null as integer) as age_years,
        not safety_discussed or not plan_discussed as counts

    from visits

    where safety_discussed is not null and plan_discussed is not null

    union all

    select
        worker_id,
        'written_late' as fact,
        days_ago,
        cast(null as integer) as age_years,
        documented_late as counts

    from visits

    where documented_late is not null

),

recent as (

    select
        visit_facts.worker_id,
        visit_facts.fact,
        visit_facts.counts

    from visit_facts

    -- Evidence older than the fact keeps is gone.
    inner join facts
        on visit_facts.fact = facts.fact
        and visit_facts.days_ago < facts.days

    where facts.threshold is null or visit_facts.age_years >= facts.threshold

),

due as (

    select
        visit_months.worker_id,
        visit_months.is_still_to_see,
        people_to_see.planned_date,
        people_to_see.barriers

    from {{ ref('visit_months') }} as visit_months

    left join {{ ref('people_to_see') }} as people_to_see
        on visit_months.item_id = people_to_see.item_id

    where not visit_months.is_over
        and visit_months.worker_id is not null
        and coalesce(visit_months.ended_as, '') <> 'cancelled'

),

far_away as (

    select
        case_owner.worker_id,
        homes_of_children.distance_miles >= facts.threshold as counts

    from {{ ref('homes_of_children') }} as homes_of_children

    -- A case nobody is responsible for is on nobody's page.
    inner join {{ ref('case_owner') }} as case_owner
        on homes_of_children.case_id = case_owner.case_id

    -- The fact holds the miles.
    inner join facts
        on facts.fact = 'far_away'

    where homes_of_children.distance_miles is not null

),

united as (

    select worker_id, fact, counts from recent

    union all

    select worker_id, 'people_to_visit' as fact, true as counts from due

    union all

    select worker_id, 'not_booked' as fact, planned_date is null as counts
    from due
    where is_still_to_see

    union all

    select worker_id, 'known_barriers' as fact, barriers is not null as counts
    from due
    where is_still_to_see

    union all

    select worker_id, 'far_away' as fact, counts from far_away

)

select * from united
