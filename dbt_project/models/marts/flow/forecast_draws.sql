-- One row per run of a forecast and week ahead: which past week it draws. The same on every engine and day.
{{ config(schema='counts') }}

with

windows as (

    select
        max(case when code = 'forecast_weeks' then length end) as weeks,
        max(case when code = 'forecast_stretch' then length end) as stretch,
        max(case when code = 'forecast_runs' then length end) as runs,
        max(case when code = 'forecast_horizon' then length end) as horizon
    from {{ ref('windows') }}

),

numbers as (

    select cast(generated_number as {{ dbt.type_bigint() }}) as number
    from ({{ dbt.generate_series(1000) }}) as series

),

draws as (

    select
        runs.number as run,
        weeks.number as week_ahead,
        mod(runs.number, windows.weeks) as stretch_start,
        {{ by_lot('(runs.number * 7919 + weeks.number * 15485863)', 'windows.stretch') }}
            as week_of_stretch,
        windows.weeks

    from windows

    inner join numbers as runs
        on windows.runs >= runs.number

    inner join numbers as weeks
        on windows.horizon >= weeks.number

)

-- A run keeps to one stretch of past weeks, so that a slow month stays slow; each is as likely.
select
    cast(run as integer) as run,
    cast(week_ahead as integer) as week_ahead,
    cast(mod(stretch_start + week_of_stretch, weeks) as integer) as weeks_before
from draws
