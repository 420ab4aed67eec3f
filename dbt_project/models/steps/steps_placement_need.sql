-- One row per stretch without a settled home and step: what is on record of it.
with

stretches as (

    select * from {{ ref('unsettled_placements') }}

),

items as (

    select
        item_id,
        'placement' as step_subject_type,
        placement_id as step_subject_id

    from stretches

),

moves as (

    -- A home that nobody has moved to yet has no row here.
    select
        stretches.item_id,
        min(placements.starts_on) as moved_date,
        max(placements.recorded_at) as recorded_at,
        'placements' as source_table,
        min(placements.placement_id) as source_id

    from stretches

    inner join {{ ref('contract_placements') }} as placements
        on stretches.removal_id = placements.removal_id
        and stretches.moved_date = placements.starts_on
        and stretches.placement_id <> placements.placement_id

    where stretches.placement_id = stretches.first_placement_id

    group by stretches.item_id

),

visits as (

    -- Children not yet visited where they moved to have no row here.
    select
        stretches.item_id,
        max(case when contacts_by_person.is_try then contacts_by_person.occurred_date end)
            as tried_date,
        min(case when contacts_by_person.is_seen then contacts_by_person.occurred_at end)
            as seen_at,
        min(contacts_by_person.recorded_at) as recorded_at,
        'contacts' as source_table,
        min(contacts_by_person.contact_id) as source_id

    from stretches

    inner join {{ ref('contacts_by_person') }} as contacts_by_person
        on stretches.person_id = contacts_by_person.person_id
        and stretches.moved_date <= contacts_by_person.occurred_date
        and (contacts_by_person.is_seen or contacts_by_person.is_try)

    where stretches.placement_id = stretches.first_placement_id

    group by stretches.item_id

),

turns as (

    select
        items.item_id,
        step_dates.done_on as turn_date,
        max(coalesce(step_dates.party_id, step_dates.provider_id)) as holder_id,
        max(step_dates.recorded_at) as recorded_at,
        'step_dates' as source_table,
        min(step_dates.step_date_id) as source_id

    from items

    -- Nights about which nothing is on record have no row here.
    inner join {{ ref('contract_step_dates') }} as step_dates
        on items.step_subject_type = step_dates.subject_type
        and items.step_subject_id = step_dates.subject_id
        and step_dates.step = 'safe_tonight'
        and step_dates.done_on is not null

    group by items.item_id, step_dates.done_on

),

recorded_steps as (

    select * from {{ ref('recorded_steps') }}
    where step <> 'safe_tonight'

),

parts as (

    {{ step_fact('moves', 'moved', done_at='moved_date') }}

    union all

    {{ step_fact('visits', 'seen_after', tried_date='tried_date', done_at='seen_at') }}

    union all

    {{ step_fact(
        'turns', 'safe_tonight', step_ref=iso_day('turn_date'), done_at='turn_date',
        holder_id='holder_id'
    ) }}

    union all

    {{ added_steps('items', 'recorded_steps') }}

),

steps as (

    {{ merged_steps('parts') }}

)

select * from steps
