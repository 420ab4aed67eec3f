-- One row per caseworker and week employed in it: posts filled, trained and on leave, in full posts.
with

workers as (

    select * from {{ ref('workers') }}
    where role = 'worker'

),

weeks as (

    select
        week_end,
        {{ add_days('week_end', -6) }} as first_day,
        {{ add_days('week_end', 1) }} as day_after
    from {{ ref('week_ends') }}

),

leave_spells as (

    select * from {{ ref('leave_spells') }}

),

known as (

    select
        max(case when table_column = 'workers.trained_on' then 1 else 0 end) = 1
            as is_training_known
    from {{ ref('coverage') }}
    where is_supplied

),

employed as (

    select
        workers.worker_id,
        workers.unit_id,
        workers.office_id,
        coalesce(workers.fte, 1) as fte,
        weeks.week_end,
        greatest(weeks.first_day, workers.hired_date) as works_from,
        least(weeks.day_after, workers.left_date) as works_until,
        greatest(
            weeks.first_day,
            workers.hired_date,
            case
                when known.is_training_known
                    then coalesce(workers.trained_date, weeks.day_after)
            end
        ) as carries_from

    from workers

    -- A worker hired later or gone before is in no post of that week.
    inner join weeks
        on (workers.hired_date is null or workers.hired_date < weeks.day_after)
        and (workers.left_date is null or workers.left_date > weeks.first_day)

    cross join known

),

away as (

    select
        employed.worker_id,
        employed.week_end,
        sum(
            leave_spells.share * {{ days_between(
                'greatest(employed.carries_from, leave_spells.starts_date)',
                'least(employed.works_until, leave_spells.ends_date)'
            ) }}
        ) as leave_days

    from employed

    -- Somebody at work all week has no days away.
    inner join leave_spells
        on employed.worker_id = leave_spells.worker_id
        and leave_spells.starts_date < employed.works_until
        and (
            leave_spells.ends_date is null
            or leave_spells.ends_date > employed.carries_from
        )

    where employed.carries_from < employed.works_until

    group by employed.worker_id, employed.week_end

),

counted as (

    select
        employed.worker_id,
        employed.week_end,
        employed.unit_id,
        employed.office_id,
        employed.fte * {{ days_between('employed.works_from', 'employed.works_until') }}
        / 7.0 as filled_fte,
        employed.fte * greatest(
            {{ days_between('employed.carries_from', 'employed.works_until') }}, 0
        ) / 7.0 as trained_fte,
        employed.fte * least(
            coalesce(away.leave_days, 0),
            greatest({{ days_between('employed.carries_from', 'employed.works_until') }}, 0)
        ) / 7.0 as leave_fte

    from employed

    left join away
        on employed.worker_id = away.worker_id
        and employed.week_end = away.week_end

)

select * from counted
