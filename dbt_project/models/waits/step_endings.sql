-- One row per item and date where the steps alone show that it is finished.
with

worked_items as (

    select * from {{ ref('worked_items') }}
    where ends_by_steps

),

step_states as (

    select * from {{ ref('step_states') }}
    -- Whether somebody is responsible, or a turn is due, does not keep it open.
    where step <> 'assigned'
        and state not in ('not_needed', 'not_known')

),

step_map as (

    select * from {{ ref('step_map') }}
    where not is_periodic

),

keyed_items as (

    select
        item_key,
        opened_date
    from {{ ref('keyed_items') }}

),

weighed as (

    select
        worked_items.item_key,
        worked_items.as_of_date,
        max(
            case
                when step_states.state in ('waiting', 'later', 'under_way') then 1
                else 0
            end
        ) as steps_undone,
        max(coalesce(step_states.done_date, step_states.implied_date)) as last_done_date

    from worked_items

    -- Without a step that can be known the item stays open.
    inner join step_states
        on worked_items.item_key = step_states.item_key
        and worked_items.as_of_date = step_states.as_of_date

    inner join step_map
        on step_states.map_id = step_map.map_id
        and step_states.step = step_map.step

    group by worked_items.item_key, worked_items.as_of_date

),

ended as (

    select
        weighed.item_key,
        weighed.as_of_date,
        coalesce(weighed.last_done_date, keyed_items.opened_date) as ended_date

    from weighed

    left join keyed_items
        on weighed.item_key = keyed_items.item_key

    where weighed.steps_undone = 0

)

select * from ended
