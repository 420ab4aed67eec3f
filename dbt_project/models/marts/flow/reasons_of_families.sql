-- One row per open item and reason it meets because a family waits on us.
{{ config(schema='counts') }}

with

open_waits as (

    select * from {{ ref('open_waits') }}
    where side = 'agency'

),

reasons as (

    select * from {{ ref('do_next_reasons') }}
    where rule in ('after_family', 'family_step_ours')

),

step_map as (

    select * from {{ ref('step_map') }}

),

done_steps as (

    select item_id, step, max(done_at) as done_at
    from {{ ref('item_steps') }}
    where state = 'done'
    group by item_id, step

),

mapped as (

    select
        open_waits.item_id,
        open_waits.step,
        open_waits.label,
        open_waits.waiting_since,
        item_maps.map_id

    from open_waits

    left join {{ ref('keyed_items') }} as keyed_items
        on open_waits.item_id = keyed_items.item_id

    left join {{ ref('item_maps') }} as item_maps
        on keyed_items.item_key = item_maps.item_key

),

after_family as (

    select
        mapped.item_id,
        'after_family' as rule,
        step_map.holder,
        mapped.label,
        mapped.waiting_since

    from mapped

    -- A step that follows nothing follows nothing of the family.
    inner join {{ ref('step_edges') }} as step_edges
        on mapped.map_id = step_edges.map_id
        and mapped.step = step_edges.step

    left join step_map
        on step_edges.map_id = step_map.map_id
        and step_edges.earlier_step = step_map.step

    -- What the family has not done is not its part done.
    inner join done_steps
        on mapped.item_id = done_steps.item_id
        and step_edges.earlier_step = done_steps.step

),

family_step_ours as (

    select
        mapped.item_id,
        'family_step_ours' as rule,
        step_map.holder,
        mapped.label,
        mapped.waiting_since

    from mapped

    left join step_map
        on mapped.map_id = step_map.map_id
        and mapped.step = step_map.step

),

both_rules as (

    select * from after_family

    union all

    select * from family_step_ours

),

in_order as (

    select
        both_rules.item_id,
        reasons.reason,
        both_rules.label as step_label,
        both_rules.waiting_since as since,
        row_number() over (
            partition by both_rules.item_id, reasons.reason
            order by both_rules.waiting_since, both_rules.label
        ) as place

    from both_rules

    -- Steps of nobody a reason names give no reason.
    inner join reasons
        on both_rules.rule = reasons.rule
        and {{ list_holds('reasons.holders', 'both_rules.holder') }}

),

met as (

    select
        item_id,
        reason,
        step_label,
        since,
        cast(null as date) as by_date,
        cast(null as date) as target_date

    from in_order

    where place = 1

)

select * from met
