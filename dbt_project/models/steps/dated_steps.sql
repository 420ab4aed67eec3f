-- One row per worked item and step occurrence on record, with the day it was first seen.
with

all_steps as (

    select * from {{ ref('all_steps') }}

),

steps_assigned as (

    select * from {{ ref('steps_assigned') }}

),

keyed_items as (

    select
        item_key,
        item_id
    from {{ ref('keyed_items') }}

),

worked_items as (

    select distinct item_key from {{ ref('worked_items') }}

),

keyed as (

    select
        keyed_items.item_key,
        all_steps.step,
        coalesce(all_steps.step_ref, '') as step_ref,
        all_steps.asked_date,
        all_steps.times_asked,
        all_steps.last_asked_date,
        all_steps.first_planned_date,
        all_steps.planned_date,
        coalesce(
            all_steps.planned_on,
            case
                when all_steps.planned_date is not null
                    then cast(all_steps.recorded_at as date)
            end
        ) as planned_on,
        all_steps.times_moved,
        all_steps.tried_date,
        all_steps.started_date,
        all_steps.done_at,
        cast(all_steps.done_at as date) as done_date,
        all_steps.undone_since,
        all_steps.cancelled_date,
        all_steps.holder_id,
        cast(all_steps.recorded_at as date) as recorded_date,
        cast(all_steps.known_at as date) as known_date,
        all_steps.source_table,
        all_steps.source_id

    from all_steps

    -- Steps of items that are not worked out are left out.
    inner join keyed_items
        on all_steps.item_id = keyed_items.item_id

    inner join worked_items
        on keyed_items.item_key = worked_items.item_key

    union all

    select
        item_key,
        'assigned' as step,
        step_ref,
        null as asked_date,
        null as times_asked,
        null as last_asked_date,
        null as first_planned_date,
        null as planned_date,
        null as planned_on,
        null as times_moved,
        null as tried_date,
        null as started_date,
        cast(done_date as {{ dbt.type_timestamp() }}) as done_at,
        done_date,
        undone_since,
        null as cancelled_date,
        null as holder_id,
        null as recorded_date,
        null as known_date,
        null as source_table,
        null as source_id
    from steps_assigned

),

seen as (

    select
        *,
        -- A return, decline or gap is there from its first day; a row nobody dated, always.
        case
            when undone_since is not null then undone_since
            when known_date is null then cast('1900-01-01' as date)
            else coalesce(
                least(
                    asked_date, first_planned_date, planned_on, tried_date, started_date,
                    done_date, cancelled_date, known_date
                ),
                cast('1900-01-01' as date)
            )
        end as seen_from

    from keyed

)

select * from seen
