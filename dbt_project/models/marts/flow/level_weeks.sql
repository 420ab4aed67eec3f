-- One row per level, key, parent and week end: the tally lines of the headline.
with

by_access as (

    select * from {{ ref('level_weeks_by_access') }}

),

summed as (

    select
        level,
        key,
        parent_key,
        week_end,
        is_current,
        cast(sum(open) as integer) as open,
        cast(sum(moved_forward) as integer) as moved_forward,
        cast(sum(sign_off) as integer) as sign_off,
        cast(sum(not_moving) as integer) as not_moving,
        cast(sum(no_next_step) as integer) as no_next_step,
        cast(sum(opened) as integer) as opened,
        cast(sum(finished) as integer) as finished,
        cast(sum(ended) as integer) as ended,
        cast(sum(waits_began) as integer) as waits_began,
        cast(sum(waits_ended) as integer) as waits_ended

    from by_access

    group by level, key, parent_key, week_end, is_current

)

select * from summed
