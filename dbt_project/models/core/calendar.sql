-- One row per day, with the number of working days up to and with it.
with

days as (

    {{ dbt.date_spine('day', "cast('2000-01-01' as date)", "cast('2041-01-01' as date)") }}

),

holidays as (

    select * from {{ ref('holidays') }}

),

marked as (

    select
        cast(days.date_day as date) as date_day,
        holidays.holiday_date is null
        -- 1 January 2000 was a Saturday, so 0 and 1 are the weekend.
        and mod(
            {{ days_between("cast('2000-01-01' as date)", 'cast(days.date_day as date)') }}, 7
        ) > 1 as is_working_day

    from days

    left join holidays
        on cast(days.date_day as date) = holidays.holiday_date

),

numbered as (

    select
        date_day,
        is_working_day,
        cast(
            sum(case when is_working_day then 1 else 0 end) over (order by date_day)
            as integer
        ) as working_days_so_far

    from marked

)

select * from numbered
