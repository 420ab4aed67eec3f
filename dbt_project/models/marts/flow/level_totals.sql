-- One row per level, key, parent and kind (or all): the counts every overview reads.
with

level_counts as (

    select * from {{ ref('level_counts') }}

),

level_waits as (

    select * from {{ ref('level_waits') }}

),

totals as (

    select
        {%- for holder in holder_codes() %}
        level_waits.items_{{ holder }},
        level_waits.days_{{ holder }},
        level_waits.median_{{ holder }},
        {%- endfor %}
        level_counts.*

    from level_counts

    left join level_waits
        on level_counts.level = level_waits.level
        and level_counts.key = level_waits.key
        and level_counts.parent_key = level_waits.parent_key
        and level_counts.kind = level_waits.kind

)

select * from totals
