-- One row per open wait: a step that is needed, not done and free to happen.
with

waits as (

    select * from {{ ref('waits') }}
    where is_current

),

placed_items as (

    select * from {{ ref('placed_items') }}

),

step_map as (

    select * from {{ ref('step_map') }}

),

step_marks as (

    select * from {{ ref('step_marks') }}

),

holders as (

    select * from {{ ref('holders') }}

),

described as (

    select
        placed_items.item_id,
        placed_items.kind,
        placed_items.case_id,
        placed_items.office_id,
        placed_items.unit_id,
        placed_items.worker_id,
        waits.step,
        step_map.label,
        waits.step_ref,
        waits.holder,
        waits.holder_id,
        holders.side,
        waits.waiting_since,
        waits.waiting_days,
        waits.planned_date,
        case
            when waits.waiting_days > step_marks.watch_days then 'long'
            when waits.waiting_days > step_marks.usual_days then 'watch'
            else 'usual'
        end as mark,
        step_marks.mark_basis,
        step_map.next_action,
        waits.is_primary,
        waits.is_protective,
        placed_items.access_level

    from waits

    left join placed_items
        on waits.item_key = placed_items.item_key

    left join step_map
        on waits.map_id = step_map.map_id
        and waits.step = step_map.step

    left join step_marks
        on waits.map_id = step_marks.map_id
        and waits.step = step_marks.step

    left join holders
        on waits.holder = holders.holder

)

select * from described
order by office_id, unit_id, worker_id, item_id, step, step_ref
