-- One row per finished item (empty step) or step: how many days it took, and when it was done.
with

keyed_items as (

    select
        item_key,
        kind,
        coalesce(track, '') as track,
        chain_opened_date
    from {{ ref('keyed_items') }}

),

item_endings as (

    select * from {{ ref('item_endings') }}
    where ended_as = 'done'

),

step_states as (

    select
        step_states.item_key,
        step_states.step,
        step_states.waits_from,
        step_states.done_date
    from {{ ref('step_states') }} as step_states
    inner join {{ ref('as_of_dates') }} as as_of_dates
        on step_states.as_of_date = as_of_dates.as_of_date
        and as_of_dates.is_current
    inner join {{ ref('step_map') }} as step_map
        on step_states.map_id = step_map.map_id
        and step_states.step = step_map.step
        and not step_map.is_periodic
    -- What was done before it was free never waited.
    where step_states.state = 'done'
        and step_states.waits_from <= step_states.done_date

),

timed as (

    select
        keyed_items.kind,
        keyed_items.track,
        '' as step,
        item_endings.ended_date as done_date,
        {{ days_between('keyed_items.chain_opened_date', 'item_endings.ended_date') }}
            as days

    from keyed_items

    inner join item_endings
        on keyed_items.item_key = item_endings.item_key

    union all

    select
        keyed_items.kind,
        keyed_items.track,
        step_states.step,
        step_states.done_date,
        {{ days_between('step_states.waits_from', 'step_states.done_date') }} as days

    from step_states

    inner join keyed_items
        on step_states.item_key = keyed_items.item_key

)

select * from timed
