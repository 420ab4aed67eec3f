-- One row per item, open or ended: one piece of casework that somebody has to finish.
with

placed_items as (

    select * from {{ ref('placed_items') }}

),

undone_endings as (

    select * from {{ ref('undone_endings') }}

),

item_kinds as (

    select * from {{ ref('item_kinds') }}

),

described as (

    select
        placed_items.item_id,
        placed_items.kind,
        placed_items.track,
        placed_items.title,
        placed_items.case_id,
        placed_items.person_id,
        placed_items.intake_id,
        placed_items.office_id,
        placed_items.unit_id,
        placed_items.worker_id,
        placed_items.access_level,
        placed_items.opened_date,
        placed_items.chain_opened_date,
        placed_items.chain_count,
        placed_items.due_date,
        placed_items.ended_date,
        placed_items.ended_as,
        case
            when placed_items.ended_date is null then false
            else undone_endings.ended_with_step_undone
        end as ended_with_step_undone,
        placed_items.elapsed_days,
        item_kinds.in_headline as is_in_headline,
        placed_items.source_table,
        placed_items.source_id

    from placed_items

    left join undone_endings
        on placed_items.item_key = undone_endings.item_key

    left join item_kinds
        on placed_items.kind = item_kinds.kind

)

select * from described
order by office_id, unit_id, worker_id, item_id
