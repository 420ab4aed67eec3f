-- One row per step on record at a limited resource: when it joined the queue and left it.
{{ config(schema='counts') }}

with

item_steps as (

    select
        *,
        cast(done_at as date) as done_date,
        greatest(free_since, asked_date, window_opens, undone_since) as joined_date
    from {{ ref('item_steps') }}
    where state in ('waiting', 'under_way', 'done', 'implied')

),

limited_steps as (

    select * from {{ ref('limited_steps') }}
    where coalesce(service, '') <> ''

),

limited_services as (

    select * from {{ ref('known_services') }}

),

occurred as (

    select
        item_steps.item_id,
        limited_steps.service,
        limited_steps.entry,
        limited_steps.ends_entry,
        item_steps.step,
        item_steps.step_ref,
        item_steps.label,
        item_steps.sequence,
        item_steps.holder,
        limited_services.desk,
        case
            when limited_services.desk = 'unit' then item_steps.unit_id
            when limited_services.desk = 'office' then item_steps.office_id
            else item_steps.holder_id
        end as desk_id,
        item_steps.state = 'waiting' and item_steps.holder <> 'nobody' as is_waiting,
        item_steps.state = 'waiting' and item_steps.holder = 'nobody' as is_not_asked,
        item_steps.waiting_since,
        item_steps.planned_date,
        -- What was done before it was free never stood in a queue.
        case
            when item_steps.state = 'waiting' and item_steps.holder <> 'nobody'
                then item_steps.waiting_since
            when item_steps.state = 'done'
                then {{ add_days('item_steps.done_date', '-1 * item_steps.waited_days') }}
            when item_steps.state = 'under_way' then item_steps.joined_date
        end as arrived_date,
        case when item_steps.state = 'done' then item_steps.done_date end as done_date

    from item_steps

    -- Steps that need no limited resource stand in no queue.
    inner join limited_steps
        on item_steps.kind = limited_steps.kind
        and item_steps.step = limited_steps.step

    -- Nor do services whose queue the source does not let us see.
    inner join limited_services
        on limited_steps.service = limited_services.service

)

select * from occurred
