-- One row per worked item and step with a limit today: the policy, completed from the item.
with

worked_items as (

    select * from {{ ref('worked_items') }}
    where is_current

),

item_maps as (

    select * from {{ ref('item_maps') }}

),

step_map as (

    select * from {{ ref('step_map') }}
    where policy <> ''
        and not is_periodic

),

facts_in_force as (

    select * from {{ ref('facts_in_force') }}

),

policy as (

    select * from {{ ref('policy') }}

),

limited as (

    select
        worked_items.item_key,
        worked_items.as_of_date,
        step_map.step,
        policy.value,
        policy.unit,
        policy.clock,
        -- A step that only follows being assigned counts from the item's first day.
        step_map.after_steps in ('', 'assigned') as counts_from_opening

    from worked_items

    inner join item_maps
        on worked_items.item_key = item_maps.item_key

    -- Steps without a limit are left out.
    inner join step_map
        on item_maps.map_id = step_map.map_id

    -- `response:<priority>` is completed by the fact `response:urgent`.
    left join facts_in_force
        on step_map.policy like '%<%'
        and worked_items.item_key = facts_in_force.item_key
        and worked_items.as_of_date = facts_in_force.as_of_date
        and facts_in_force.fact like replace(
            substring(step_map.policy, 1, position('<' in step_map.policy)), '<', '%'
        )

    inner join policy
        on coalesce(facts_in_force.fact, step_map.policy) = policy.code

)

select * from limited
