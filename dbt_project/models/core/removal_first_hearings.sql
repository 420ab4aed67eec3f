-- One row per removal that has a first hearing: when it was set, moved and held.
with

removals as (

    select * from {{ ref('contract_removals') }}

),

hearings as (

    select * from {{ ref('contract_hearings') }}
    where kind = 'shelter'

),

ordered as (

    -- Removals without a first hearing have no row here.
    select
        removals.removal_id,
        hearings.*,
        row_number() over (
            partition by removals.removal_id
            order by
                coalesce(hearings.scheduled_for, hearings.held_on, hearings.set_on) desc,
                hearings.hearing_id desc
        ) as position

    from removals

    inner join hearings
        on removals.case_id = hearings.case_id
        and coalesce(hearings.person_id, removals.person_id) = removals.person_id
        and coalesce(hearings.scheduled_for, hearings.held_on, hearings.set_on)
        >= removals.removed_on
        and (
            removals.ended_on is null
            or coalesce(hearings.scheduled_for, hearings.held_on, hearings.set_on)
            <= removals.ended_on
        )

),

gathered as (

    select
        removal_id,
        min(set_requested_on) as asked_date,
        min(scheduled_for) as first_planned_date,
        max(
            case
                when position = 1 and coalesce(outcome, 'held') = 'held'
                    then scheduled_for
            end
        ) as planned_date,
        max(case when position = 1 then set_on end) as set_date,
        cast(greatest(count(scheduled_for) - 1, 0) as integer) as times_moved,
        min(case when coalesce(outcome, 'held') = 'held' then held_on end) as held_date,
        max(case when position = 1 then court_id end) as court_id,
        max(recorded_at) as recorded_at,
        max(case when position = 1 then hearing_id end) as hearing_id

    from ordered

    group by removal_id

)

select * from gathered
