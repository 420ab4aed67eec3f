-- One row per worker, and one per unit for work nobody has yet: what they hold and have time for.
with

worker_time as (

    select * from {{ ref('worker_time') }}

),

worker_work as (

    select * from {{ ref('worker_work') }}

),

worker_families as (

    select * from {{ ref('worker_families') }}

),

supplied as (

    select
        max(case when table_column = 'investigations.opened_at' then 1 else 0 end) = 1
            as has_investigations,
        max(case when table_column = 'cases.program' then 1 else 0 end) = 1 as has_programs,
        max(case when table_column = 'removals.removed_on' then 1 else 0 end) = 1 as has_care,
        max(case when table_column = 'hearings.scheduled_for' then 1 else 0 end) = 1
            as has_hearings,
        max(case when table_column = 'contacts.occurred_at' then 1 else 0 end) = 1
            as has_contacts
    from {{ ref('coverage') }}
    where is_supplied

),

held as (

    select
        coalesce(worker_id, '-') as worker_key,
        case when worker_id is null then unit_id end as unit_id,
        case when worker_id is null then office_id end as office_id,
        sum(open_items) as open_items,
        sum(investigations) as investigations,
        sum(hearings_ahead) as hearings_ahead,
        sum(visits_left) as visits_left,
        min(unassigned_since) as unassigned_since,
        case when count(hours_booked) = count(*) then sum(hours_booked) end as hours_booked

    from worker_work

    group by
        coalesce(worker_id, '-'),
        case when worker_id is null then unit_id end,
        case when worker_id is null then office_id end

),

-- Whoever is a caseworker, whoever holds work all the same, and nobody.
people as (

    select
        coalesce(worker_time.worker_id, held.worker_key) as worker_key,
        coalesce(worker_time.unit_id, workers.unit_id, held.unit_id) as unit_id,
        coalesce(worker_time.office_id, workers.office_id, held.office_id) as office_id,
        case
            when held.worker_key = '-' then 'No worker yet'
            else coalesce(worker_time.name, workers.name, held.worker_key)
        end as name,
        worker_time.months_in_post,
        worker_time.is_in_training,
        worker_time.is_on_leave,
        worker_time.away_from,
        worker_time.back_date,
        worker_time.leave_days,
        worker_time.hours_ahead,
        held.open_items,
        held.investigations,
        held.hearings_ahead,
        held.visits_left,
        held.hours_booked,
        held.unassigned_since

    from worker_time

    full outer join held
        on worker_time.worker_id = held.worker_key

    left join {{ ref('workers') }} as workers
        on held.worker_key = workers.worker_id

),

loaded as (

    select
        case when people.worker_key <> '-' then people.worker_key end as worker_id,
        people.unit_id,
        people.office_id,
        people.name,
        people.months_in_post,
        people.is_in_training,
        people.is_on_leave,
        people.away_from,
        people.back_date,
        cast(people.leave_days as numeric(9, 2)) as leave_days,
        cast(coalesce(people.open_items, 0) as integer) as items_held,
        case when supplied.has_investigations
            then cast(coalesce(people.investigations, 0) as integer) end as investigations_held,
        case when supplied.has_programs and people.worker_key <> '-'
            then coalesce(worker_families.families, 0) end as families_held,
        case when supplied.has_care and people.worker_key <> '-'
            then coalesce(worker_families.children_in_care, 0) end as children_held,
        case when supplied.has_hearings
            then cast(coalesce(people.hearings_ahead, 0) as integer) end as hearings_ahead,
        case when supplied.has_contacts
            then cast(coalesce(people.visits_left, 0) as integer) end as visits_left,
        cast(
            case when people.open_items is null then 0 else people.hours_booked end
            as numeric(9, 2)
        ) as hours_booked,
        cast(people.hours_ahead as numeric(9, 2)) as hours_ahead,
        people.unassigned_since

    from people

    cross join supplied

    left join worker_families
        on people.worker_key = worker_families.worker_id

)

select * from loaded
order by unit_id, name, worker_id
