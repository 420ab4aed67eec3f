-- One row per supervisor, item and action: what only they can move, and why it matters.
with

needs_actions as (

    select * from {{ ref('needs_actions') }}

),

open_items as (

    select * from {{ ref('open_items') }}

),

supervisors_now as (

    select * from {{ ref('supervisors_now') }}

),

workers as (

    select * from {{ ref('workers') }}

),

ranked_reasons as (

    select
        item_id,
        tier,
        sentence,
        row_number() over (
            partition by item_id order by tier_order, since, reason
        ) as place
    from {{ ref('do_next') }}

),

first_reasons as (

    select * from ranked_reasons
    where place = 1

),

told as (

    select
        supervisors_now.worker_id as supervisor_id,
        supervisors_now.name as supervisor_name,
        needs_actions.office_id,
        needs_actions.unit_id,
        needs_actions.item_id,
        open_items.kind,
        open_items.title,
        open_items.case_id,
        open_items.person_id,
        needs_actions.action,
        needs_actions.verb,
        needs_actions.step,
        needs_actions.step_ref,
        needs_actions.label,
        needs_actions.since,
        needs_actions.waiting_days,
        needs_actions.mark,
        coalesce(first_reasons.tier = 'safety', false) or needs_actions.action = 'read'
            as is_safety,
        case
            when needs_actions.action = 'read' then needs_actions.why
            when first_reasons.tier = 'safety' then first_reasons.sentence
            when open_items.next_milestone_date is not null
                then needs_actions.why || ' ' || open_items.next_milestone || ': '
                    || {{ day_in_words('open_items.next_milestone_date') }} || '.'
            when first_reasons.item_id is not null
                then needs_actions.why || ' ' || first_reasons.sentence
            else needs_actions.why
        end as why,
        open_items.worker_id,
        workers.name as worker_name,
        open_items.access_level

    from needs_actions

    -- Actions are of open items.
    inner join open_items
        on needs_actions.item_id = open_items.item_id

    -- A unit without a supervisor keeps its row, so that somebody sees it.
    left join supervisors_now
        on needs_actions.unit_id = supervisors_now.unit_id

    left join first_reasons
        on needs_actions.item_id = first_reasons.item_id

    left join workers
        on open_items.worker_id = workers.worker_id

)

select * from told
order by office_id, unit_id, supervisor_id, since, item_id, step, step_ref
