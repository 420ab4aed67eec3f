-- One row per person and role in an open case, with what is known of each child. Names are not shown.
with

members_now as (

    select * from {{ ref('members_now') }}

),

people as (

    select * from {{ ref('people') }}

),

as_of as (

    select as_of_date from {{ ref('as_of_dates') }}
    where is_current

),

role_labels as (

    select * from {{ ref('code_labels') }}
    where code_set = 'role'

),

child_facts as (

    select * from {{ ref('child_facts') }}

),

last_seen as (

    select * from {{ ref('last_seen') }}

),

aged as (

    select
        members_now.*,
        as_of.as_of_date,
        coalesce(people.is_confidential_location, false) as is_location_confidential,
        case
            when people.birth_date <= as_of.as_of_date
                then {{ whole_years('people.birth_date', 'as_of.as_of_date') }}
        end as age_years,
        coalesce(role_labels.label, members_now.role) as role_label

    from members_now

    cross join as_of

    left join people
        on members_now.person_id = people.person_id

    left join role_labels
        on members_now.role = role_labels.code

),

described as (

    select
        aged.case_id,
        aged.person_id,
        aged.role,
        case
            when aged.role = 'child' and aged.age_years is not null
                then aged.role_label || ', '
                || cast(aged.age_years as {{ dbt.type_string() }})
            else aged.role_label
        end as label,
        aged.age_years,
        aged.starts_date as starts_on,
        aged.is_location_confidential,
        case when not aged.is_location_confidential then child_facts.where_now end as where_now,
        case when not aged.is_location_confidential then child_facts.placed_date end
            as where_since,
        child_facts.removed_date as in_care_since,
        last_seen.seen_date as last_seen_date,
        {{ days_between('last_seen.seen_date', 'aged.as_of_date') }} as days_since_seen,
        last_seen.is_seen_alone as last_seen_alone,
        last_seen.is_in_residence as last_seen_in_residence,
        last_seen.worker_name as last_seen_by,
        child_facts.safety_plan,
        child_facts.siblings,
        child_facts.offered_28 as family_time_offered,
        child_facts.attended_28 as family_time_attended,
        child_facts.last_attended_date as family_time_last,
        child_facts.next_visit_date

    from aged

    left join child_facts
        on aged.case_id = child_facts.case_id
        and aged.person_id = child_facts.person_id
        and aged.role = 'child'

    left join last_seen
        on aged.person_id = last_seen.person_id

)

select * from described
