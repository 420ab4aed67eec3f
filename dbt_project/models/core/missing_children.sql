-- One row per episode of a child missing, with the case and the care it rests on.
with

episodes as (

    select
        *,
        cast(missing_at as date) as missing_date

    from {{ ref('contract_missing_episodes') }}

),

removals as (

    select * from {{ ref('contract_removals') }}

),

cases as (

    select * from {{ ref('cases') }}

),

case_members as (

    select * from {{ ref('contract_case_members') }}
    where role = 'child'

),

in_care as (

    -- Children missing from home have no row here.
    select
        episodes.missing_episode_id,
        removals.case_id,
        removals.ended_on,
        row_number() over (
            partition by episodes.missing_episode_id
            order by removals.removed_on desc, removals.removal_id desc
        ) as position

    from episodes

    inner join removals
        on episodes.person_id = removals.person_id
        and episodes.missing_date >= removals.removed_on
        and (removals.ended_on is null or episodes.missing_date < removals.ended_on)

),

in_case as (

    -- Children who are a member of no case open that day have no row here.
    select
        episodes.missing_episode_id,
        cases.case_id,
        row_number() over (
            partition by episodes.missing_episode_id
            order by cases.opened_date desc, cases.case_id desc
        ) as position

    from episodes

    inner join case_members
        on episodes.person_id = case_members.person_id
        and (case_members.ends_on is null or episodes.missing_date < case_members.ends_on)

    inner join cases
        on case_members.case_id = cases.case_id
        and episodes.missing_date >= cases.opened_date
        and (cases.closed_date is null or episodes.missing_date < cases.closed_date)

),

placed as (

    select
        episodes.*,
        coalesce(episodes.case_id, in_care.case_id, in_case.case_id) as resting_case_id,
        in_care.ended_on as care_ended_date

    from episodes

    left join in_care
        on episodes.missing_episode_id = in_care.missing_episode_id
        and in_care.position = 1

    left join in_case
        on episodes.missing_episode_id = in_case.missing_episode_id
        and in_case.position = 1

),

described as (

    select
        'missing_child/' || placed.missing_episode_id as item_id,
        placed.missing_episode_id,
        placed.person_id,
        placed.resting_case_id as case_id,
        placed.missing_date,
        placed.police_told_at,
        placed.ncmec_told_at,
        placed.court_told_on as court_told_date,
        placed.family_told_on as family_told_date,
        placed.located_at,
        placed.seen_after_at,
        coalesce(placed.care_ended_date, cases.closed_date) as rest_ended_date,
        placed.recorded_at

    from placed

    left join cases
        on placed.resting_case_id = cases.case_id

)

select * from described
