-- One row per open item and reason it meets by a step that is due and not done, assigned or not.
{{ config(schema='counts') }}

with

as_of as (

    select as_of_date from {{ ref('as_of_dates') }}
    where is_current

),

item_steps as (

    select * from {{ ref('item_steps') }}

),

open_items as (

    select * from {{ ref('open_items') }}

),

reasons as (

    select * from {{ ref('do_next_reasons') }}
    where rule in ('due', 'past_response_limit')

),

response_limits as (

    select * from {{ ref('response_limits') }}

),

due as (

    select
        open_items.item_id,
        open_items.intake_id,
        item_steps.kind,
        item_steps.step,
        item_steps.label,
        coalesce(item_steps.waiting_since, item_steps.undone_since, item_steps.free_since)
            as since,
        as_of.as_of_date

    from open_items

    cross join as_of

    -- An item without steps has no step that is due.
    inner join item_steps
        on open_items.item_id = item_steps.item_id

    -- With nobody responsible every step reads later, but a child is no safer for it.
    where item_steps.state = 'waiting'
        or (
            open_items.standing = 'unassigned'
            and item_steps.state = 'later'
            and item_steps.free_since <= as_of.as_of_date
        )

),

met as (

    select
        due.item_id,
        reasons.reason,
        min(due.label) as step_label,
        min(due.since) as since,
        min(response_limits.limit_date) as by_date,
        cast(null as date) as target_date

    from due

    -- Only steps that a reason names.
    inner join reasons
        on due.kind = reasons.kind
        and due.step = reasons.step

    left join response_limits
        on due.intake_id = response_limits.intake_id
        and reasons.rule = 'past_response_limit'

    where reasons.rule = 'due'
        or response_limits.limit_date < due.as_of_date

    group by due.item_id, reasons.reason

)

select * from met
