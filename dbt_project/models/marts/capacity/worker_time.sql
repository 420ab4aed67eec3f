-- One row per caseworker employed on the as-of date: in post since, leave, and hours for casework ahead.
{{ config(schema='counts') }}

with

assumptions as (

    select
        *,
        {{ add_days('as_of_date', 'load_days') }} as until_date
    from {{ ref('assumptions') }}

),

workers as (

    select * from {{ ref('workers') }}
    where role = 'worker'

),

leave_spells as (

    select * from {{ ref('leave_spells') }}

),

known as (

    select
        max(case when table_column = 'workers.trained_on' then 1 else 0 end) = 1
            as is_training_known,
        max(case when table_column = 'workers.fte' then 1 else 0 end) = 1 as is_fte_known,
        max(case when table_column = 'worker_leave.starts_on' then 1 else 0 end) = 1
            as is_leave_known
    from {{ ref('coverage') }}
    where is_supplied

),

employed as (

    select
        workers.*,
        assumptions.as_of_date,
        least(assumptions.until_date, workers.left_date) as until_date

    from workers

    -- Who has left, or begins later, carries no cases.
    inner join assumptions
        on (workers.hired_date is null or workers.hired_date <= assumptions.as_of_date)
        and (workers.left_date is null or workers.left_date > assumptions.as_of_date)

),

away as (

    select
        employed.worker_id,
        max(
            case when leave_spells.starts_date <= employed.as_of_date then 1 else 0 end
        ) = 1 as is_away_now,
        min(leave_spells.starts_date) as away_from,
        max(leave_spells.ends_date) as back_date,
        sum(
            leave_spells.share * {{ days_between(
                'greatest(employed.as_of_date, leave_spells.starts_date)',
                'least(employed.until_date, leave_spells.ends_date)'
            ) }}
        ) as leave_days

    from employed

    -- Somebody with no leave ahead has no row here.
    inner join leave_spells
        on employed.worker_id = leave_spells.worker_id
        and leave_spells.starts_date < employed.until_date
        and (
            leave_spells.ends_date is null
            or leave_spells.ends_date > employed.as_of_date
        )

    group by employed.worker_id

),

timed as (

    select
        employed.worker_id,
        employed.unit_id,
        employed.office_id,
        coalesce(employed.name, employed.worker_id) as name,
        employed.fte,
        cast(
            floor({{ days_between('employed.hired_date', 'employed.as_of_date') }} / 30.4375)
            as integer
        ) as months_in_post,
        case
            when known.is_training_known
                then employed.trained_date is null
                or employed.trained_date > employed.as_of_date
        end as is_in_training,
        case when known.is_leave_known then coalesce(away.is_away_now, false) end
            as is_on_leave,
        away.away_from,
        away.back_date,
        case when known.is_leave_known then least(
            coalesce(away.leave_days, 0),
            {{ days_between('employed.as_of_date', 'employed.until_date') }}
        ) end as leave_days,
        case
            when known.is_fte_known
                then coalesce(employed.fte, 1)
                * assumptions.weekly_hours * assumptions.productive_share / 7
                * greatest(
                    {{ days_between('employed.as_of_date', 'employed.until_date') }}
                    - coalesce(away.leave_days, 0),
                    0
                )
        end as hours_ahead

    from employed

    cross join assumptions

    cross join known

    left join away
        on employed.worker_id = away.worker_id

)

select * from timed
