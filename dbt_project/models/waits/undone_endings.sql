-- One row per item ended in the last 13 months, with whether a needed step was not done.
with

placed_items as (

    select
        item_key,
        as_of_date
    from {{ ref('placed_items') }}
    where ended_date is not null

),

step_states as (

    select * from {{ ref('step_states') }}
    where step <> 'assigned'

),

step_map as (

    select
        map_id,
        step
    from {{ ref('step_map') }}
    where not is_periodic

),

judged as (

    select
        placed_items.item_key,
        max(
            case
                when step_states.state in ('waiting', 'later', 'under_way', 'lapsed') then 1
                else 0
            end
        ) = 1 as ended_with_step_undone

    from placed_items

    -- Steps of items that ended before are not worked out any more.
    inner join step_states
        on placed_items.item_key = step_states.item_key
        and placed_items.as_of_date = step_states.as_of_date

    inner join step_map
        on step_states.map_id = step_map.map_id
        and step_states.step = step_map.step

    group by placed_items.item_key

)

select * from judged
