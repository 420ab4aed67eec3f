-- One row per level, key, parent and kind: how its open and recent items stand.
{{ config(schema='counts') }}

with

counted_items as (

    select * from {{ ref('counted_items') }}

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
        counts.kind,
        {{ count_where('is_open') }} as open,
        cast(count(distinct case when is_open then who end) as integer) as people,
        {{ count_where("standing = 'unassigned'") }} as unassigned,
        {{ count_where("standing = 'not_known'") }} as not_known,
        {{ count_where("standing = 'later'") }} as later,
        {{ count_where("standing = 'sign_off'") }} as sign_off,
        {{ count_where("standing = 'no_next_step'") }} as no_next_step,
        {{ count_where("standing = 'scheduled'") }} as scheduled,
        {{ count_where("standing = 'waiting_outside'") }} as waiting_outside,
        {{ count_where("standing = 'our_move'") }} as our_move,
        cast(
            percentile_disc(0.5) within group (order by age_days) as integer
        ) as median_age,
        cast(
            percentile_disc(0.85) within group (order by age_days) as integer
        ) as p85_age,
        {{ count_where('is_past_usual') }} as past_usual,
        {{ count_where('is_past_due') }} as past_due,
        {{ count_where('not_moving') }} as not_moving,
        {{ count_where("movement = 'forward'") }} as moved_forward,
        {{ count_where("movement = 'sideways'") }} as moved_sideways,
        {{ count_where('opened_date > ' ~ add_days('as_of_date', -7)) }} as opened_7,
        {{ count_where("ended_as = 'done' and ended_date > " ~ add_days('as_of_date', -7)) }}
            as finished_7,
        {{ count_where('ended_date > ' ~ add_days('as_of_date', -7)) }} as ended_7,
        {{ count_where('opened_date > ' ~ add_days('as_of_date', -28)) }} as opened_28,
        {{ count_where("ended_as = 'done'") }} as finished_28,
        {{ count_where('ended_date is not null') }} as ended_28,
        {{ count_where("is_open and access_level = 'sealed'") }} as sealed

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
