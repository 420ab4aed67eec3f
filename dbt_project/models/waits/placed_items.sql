-- One row per item opened by the extract's date, with where it is counted and how it ended.
with

as_of_dates as (

    select * from {{ ref('as_of_dates') }}
    where is_current

),

keyed_items as (

    select * from {{ ref('keyed_items') }}

),

item_endings as (

    select * from {{ ref('item_endings') }}

),

responsible as (

    select * from {{ ref('responsible') }}

),

due_dates as (

    select * from {{ ref('due_dates') }}

),

placed as (

    select
        keyed_items.item_key,
        as_of_dates.as_of_date,
        keyed_items.item_id,
        keyed_items.kind,
        keyed_items.track,
        keyed_items.title,
        keyed_items.case_id,
        keyed_items.person_id,
        keyed_items.intake_id,
        responsible.office_id,
        responsible.unit_id,
        responsible.worker_id,
        keyed_items.access_level,
        keyed_items.opened_date,
        keyed_items.chain_opened_date,
        keyed_items.chain_count,
        due_dates.due_date,
        item_endings.ended_date,
        item_endings.ended_as,
        keyed_items.source_table,
        keyed_items.source_id,
        {{ days_between(
            'keyed_items.chain_opened_date',
            'coalesce(item_endings.ended_date, as_of_dates.as_of_date)'
        ) }} as elapsed_days

    from keyed_items

    -- Items that open later are not items yet.
    inner join as_of_dates
        on keyed_items.opened_date <= as_of_dates.as_of_date

    left join item_endings
        on keyed_items.item_key = item_endings.item_key

    left join responsible
        on keyed_items.item_key = responsible.item_key
        and as_of_dates.as_of_date = responsible.as_of_date

    left join due_dates
        on keyed_items.item_key = due_dates.item_key

)

select * from placed
