-- One row per person due a visit this month and not yet seen in it.
with

as_of as (

    select as_of_date from {{ ref('as_of_dates') }}
    where is_current

),

visit_months as (

    select * from {{ ref('visit_months') }}
    where is_still_to_see

),

visit_spells as (

    select * from {{ ref('visit_spells') }}

),

open_items as (

    select * from {{ ref('open_items') }}

),

care_now as (

    select * from {{ ref('care_now') }}

),

people as (

    select * from {{ ref('people') }}

),

placement_settings as (

    select * from {{ ref('placement_settings') }}

),

person_barriers as (

    select * from {{ ref('person_barriers') }}

),

described as (

    select
        visit_months.item_id,
        visit_months.person_id,
        visit_months.case_id,
        visit_months.office_id,
        visit_months.unit_id,
        visit_months.worker_id,
        visit_months.access_level,
        visit_months.is_parent,
        care_now.removal_id is not null as is_in_care,
        case
            when people.is_confidential_location or visit_months.is_parent then null
            when care_now.removal_id is null then 'At home'
            else coalesce(placement_settings.label, care_now.setting, 'Place not recorded')
        end as where_now,
        case
            when visit_months.planned_date >= as_of.as_of_date
                then visit_months.planned_date
        end as planned_date,
        {{ days_between(
            'as_of.as_of_date', add_months('visit_months.month_date', 1)
        ) }} - 1 as days_left,
        visit_months.last_seen_date,
        -- Nobody was due a visit before the unbroken time in which one is due.
        {{ days_between(
            'greatest(coalesce(visit_months.last_seen_date, visit_spells.starts_date),'
            ~ ' visit_spells.starts_date)',
            'as_of.as_of_date'
        ) }} as unseen_days,
        open_items.chain_count - 1 as months_missed,
        open_items.waiting_on,
        open_items.label as waiting_for,
        person_barriers.barriers

    from visit_months

    cross join as_of

    -- The visit is an open item, so the unbroken time it is due in runs.
    inner join visit_spells
        on visit_months.person_id = visit_spells.person_id
        and visit_spells.starts_date <= as_of.as_of_date
        and (
            visit_spells.ends_date is null
            or visit_spells.ends_date > as_of.as_of_date
        )

    left join open_items
        on visit_months.item_id = open_items.item_id

    left join care_now
        on visit_months.person_id = care_now.person_id

    left join people
        on visit_months.person_id = people.person_id

    left join placement_settings
        on care_now.setting = placement_settings.setting

    left join person_barriers
        on visit_months.person_id = person_barriers.person_id
        and visit_months.case_id = person_barriers.case_id

)

select * from described
order by office_id, unit_id, worker_id, unseen_days desc, person_id
