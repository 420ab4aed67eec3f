-- One row per level, key, parent and safety measure: children first, above every other count.
with

safety_items as (

    select
        *,
        coalesce(office_id, '-') as office_key,
        coalesce(unit_id, '-') as unit_key,
        coalesce(worker_id, '-') as worker_key

    from {{ ref('safety_items') }}

),

level_places as (

    select * from {{ ref('level_places') }}

),

measures as (

    select safety_measure as measure, safety_sequence, safety_label
    from {{ ref('do_next_reasons') }}
    where safety_measure is not null

),

counted as (

    select
        level_places.level,
        level_places.key,
        level_places.parent_key,
        measures.measure,
        cast(measures.safety_sequence as integer) as sequence,
        measures.safety_label as label,
        cast(count(safety_items.item_id) as integer) as open,
        {{ count_where("safety_items.access_level = 'sealed'") }} as sealed

    from level_places

    cross join measures

    left join safety_items
        on level_places.office_key = safety_items.office_key
        and level_places.unit_key = safety_items.unit_key
        and level_places.worker_key = safety_items.worker_key
        and measures.measure = safety_items.measure

    group by
        level_places.level,
        level_places.key,
        level_places.parent_key,
        measures.measure,
        measures.safety_sequence,
        measures.safety_label

)

select * from counted
