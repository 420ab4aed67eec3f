-- One row per open item on the as-of date, with where it stands and what it waits on.
with

open_item_days as (

    select * from {{ ref('open_item_days') }}

),

primary_waits as (

    select * from {{ ref('open_waits') }}
    where is_primary

),

other_waits as (

    select * from {{ ref('other_waits') }}

),

milestones as (

    select * from {{ ref('milestones') }}

),

described as (

    select
        open_item_days.item_id,
        open_item_days.kind,
        open_item_days.track,
        open_item_days.title,
        open_item_days.case_id,
        open_item_days.person_id,
        open_item_days.intake_id,
        open_item_days.office_id,
        open_item_days.unit_id,
        open_item_days.worker_id,
        open_item_days.access_level,
        open_item_days.opened_date,
        open_item_days.chain_opened_date,
        open_item_days.chain_count,
        open_item_days.due_date,
        open_item_days.age_days,
        open_item_days.net_age_days,
        open_item_days.standing,
        primary_waits.holder as waiting_on,
        primary_waits.side,
        primary_waits.step,
        primary_waits.step_ref,
        primary_waits.label,
        primary_waits.waiting_since,
        primary_waits.waiting_days,
        primary_waits.mark,
        primary_waits.mark_basis,
        primary_waits.planned_date,
        primary_waits.next_action,
        milestones.milestone as next_milestone,
        milestones.milestone_date as next_milestone_date,
        other_waits.also_waiting_on,
        open_item_days.last_recorded_date,
        open_item_days.next_window_date,
        open_item_days.is_past_due,
        coalesce(open_item_days.age_days > open_item_days.p85_days, false) as is_past_usual,
        open_item_days.movement,
        open_item_days.is_not_moving as not_moving,
        open_item_days.is_in_headline,
        open_item_days.p50_days,
        open_item_days.p85_days

    from open_item_days

    left join primary_waits
        on open_item_days.item_id = primary_waits.item_id

    left join other_waits
        on open_item_days.item_key = other_waits.item_key

    left join milestones
        on open_item_days.case_id = milestones.case_id

)

select * from described
order by office_id, unit_id, worker_id, item_id
