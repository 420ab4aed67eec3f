-- One row per level, key, parent, week end and access level: the tally lines of the headline.
with

as_of_dates as (

    select
        as_of_date as week_end,
        is_current,
        min(as_of_date) over () as first_week_end

    from {{ ref('as_of_dates') }}

),

access_levels as (

    select 'normal' as access_level
    union all
    select 'sensitive' as access_level
    union all
    select 'sealed' as access_level

),

level_places as (

    select * from {{ ref('level_places') }}

),

week_facts as (

    select * from {{ ref('week_facts') }}

),

counted as (

    select
        level_places.level,
        level_places.key,
        level_places.parent_key,
        as_of_dates.week_end,
        access_levels.access_level,
        as_of_dates.is_current,
        {{ sum_where("measure = 'open'", 'n') }} as open,
        {{ sum_where("measure = 'moved_forward'", 'n') }} as moved_forward,
        {{ sum_where("measure = 'sign_off'", 'n') }} as sign_off,
        {{ sum_where("measure = 'not_moving'", 'n') }} as not_moving,
        {{ sum_where("measure = 'no_next_step'", 'n') }} as no_next_step,
        {{ sum_where("measure = 'opened'", 'n') }} as opened,
        {{ sum_where("measure = 'finished'", 'n') }} as finished,
        {{ sum_where("measure in ('finished', 'ended')", 'n') }} as ended,
        case
            when as_of_dates.week_end > as_of_dates.first_week_end
                then {{ sum_where("measure = 'waits_began'", 'n') }}
        end as waits_began,
        case
            when as_of_dates.week_end > as_of_dates.first_week_end
                then {{ sum_where("measure = 'waits_ended'", 'n') }}
        end as waits_ended

    from level_places

    cross join as_of_dates

    cross join access_levels

    left join week_facts
        on level_places.office_key = week_facts.office_key
        and level_places.unit_key = week_facts.unit_key
        and level_places.worker_key = week_facts.worker_key
        and as_of_dates.week_end = week_facts.week_end
        and access_levels.access_level = week_facts.access_level

    group by
        level_places.level,
        level_places.key,
        level_places.parent_key,
        as_of_dates.week_end,
        access_levels.access_level,
        as_of_dates.is_current,
        as_of_dates.first_week_end

)

select * from counted
