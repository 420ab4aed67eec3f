-- One row per level, key, parent and kind: items, days and median by the sixteen holders of primary waits.
{{ config(schema='counts') }}

with

counted_items as (

    select * from {{ ref('counted_items') }}
    where is_open

),

level_places as (

    select * from {{ ref('level_places') }}

),

counts as (

    select kind from {{ ref('item_kinds') }}

    union all

    select 'all' as kind

),

counted as (

    select
        level_places.level,
        level_places.key,
        level_places.parent_key,
        {%- for holder in holder_codes() %}
        {{ count_where("waiting_on = '" ~ holder ~ "'") }} as items_{{ holder }},
        {{ sum_where("waiting_on = '" ~ holder ~ "'", 'waiting_days') }} as days_{{ holder }},
        cast(
            percentile_disc(0.5) within group (
                order by case when waiting_on = '{{ holder }}' then waiting_days end
            ) as integer
        ) as median_{{ holder }},
        {%- endfor %}
        counts.kind

    from level_places

    cross join counts

    left join counted_items
        on level_places.office_key = counted_items.office_key
        and level_places.unit_key = counted_items.unit_key
        and level_places.worker_key = counted_items.worker_key
        and counts.kind = counted_items.counted_as

    group by
        level_places.level,
        level_places.key,
        level_places.parent_key,
        counts.kind

)

select * from counted
