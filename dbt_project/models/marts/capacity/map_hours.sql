-- One row per kind with a step the source knows: the hours of the steps each of them needs.
{{ config(schema='counts') }}

with

step_map as (

    select * from {{ ref('step_map') }}

),

map_now as (

    select map_periods.map_id
    from {{ ref('map_periods') }} as map_periods
    -- The map in force on the as-of date.
    inner join {{ ref('as_of_dates') }} as as_of_dates
        on as_of_dates.is_current
        and map_periods.starts_date <= as_of_dates.as_of_date
        and (
            map_periods.ends_date is null
            or map_periods.ends_date > as_of_dates.as_of_date
        )

),

holders as (

    select * from {{ ref('holders') }}

),

steps as (

    select
        step_map.*,
        step_map.is_known
        and step_map.needed_when = ''
        and not step_map.is_periodic as is_always,
        case
            when holders.side = 'agency' and step_map.holder <> 'worker' then 0
            else step_map.touch_hours
        end as own_hours

    from step_map

    -- Other periods of the map are over, or to come.
    inner join map_now
        on step_map.map_id = map_now.map_id

    left join holders
        on step_map.holder = holders.holder

),

summed as (

    select
        kind,
        coalesce(sum(case when is_always then touch_hours end), 0) as touch_hours,
        coalesce(sum(case when is_always then own_hours end), 0) as casework_hours,
        -- A month has 365.25 / 12 days.
        coalesce(
            sum(case when is_known and is_periodic then own_hours * 30.4375 / policy_days end),
            0
        ) as periodic_hours,
        min(case when is_known or needed_when <> '' then 1 else 0 end) = 1 as is_whole

    from steps

    group by kind

    -- Knowing only who is responsible is knowing no step of the work.
    having max(case when is_known and step <> 'assigned' then 1 else 0 end) = 1

)

select * from summed
