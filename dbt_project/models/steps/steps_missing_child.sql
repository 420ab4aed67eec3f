-- One row per episode of a child missing and step: what is on record of it.
with

episodes as (

    select
        item_id,
        missing_episode_id,
        police_told_at,
        ncmec_told_at,
        case
            when court_told_date is not null and family_told_date is not null
                then greatest(court_told_date, family_told_date)
        end as both_told_date,
        -- The first of the two to be told shows that it is being done.
        least(court_told_date, family_told_date) as first_told_date,
        located_at,
        seen_after_at,
        recorded_at,
        'missing_episodes' as source_table,
        missing_episode_id as source_id

    from {{ ref('missing_children') }}

),

items as (

    select
        item_id,
        'missing_episode' as step_subject_type,
        missing_episode_id as step_subject_id

    from episodes

),

searches as (

    select
        items.item_id,
        step_dates.done_on as turn_date,
        max(coalesce(step_dates.party_id, step_dates.provider_id)) as holder_id,
        max(step_dates.recorded_at) as recorded_at,
        'step_dates' as source_table,
        min(step_dates.step_date_id) as source_id

    from items

    -- Children nobody has searched for have no row here.
    inner join {{ ref('contract_step_dates') }} as step_dates
        on items.step_subject_type = step_dates.subject_type
        and items.step_subject_id = step_dates.subject_id
        and step_dates.step = 'search'
        and step_dates.done_on is not null

    group by items.item_id, step_dates.done_on

),

recorded_steps as (

    select * from {{ ref('recorded_steps') }}
    where step <> 'search'

),

parts as (

    {{ step_fact('episodes', 'police_told', done_at='police_told_at') }}

    union all

    {{ step_fact('episodes', 'ncmec_told', done_at='ncmec_told_at') }}

    union all

    {{ step_fact(
        'episodes', 'court_and_family_told', started_date='first_told_date',
        done_at='both_told_date'
    ) }}

    union all

    {{ step_fact(
        'searches', 'search', step_ref=iso_day('turn_date'), done_at='turn_date',
        holder_id='holder_id'
    ) }}

    union all

    {{ step_fact(
        'episodes', 'located', asked_date='police_told_at', done_at='located_at'
    ) }}

    union all

    {{ step_fact('episodes', 'seen_after', done_at='seen_after_at') }}

    union all

    {{ added_steps('items', 'recorded_steps') }}

),

steps as (

    {{ merged_steps('parts') }}

)

select * from steps
