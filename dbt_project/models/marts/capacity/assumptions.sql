-- One row with the assumptions that hours needed and available rest on, and the as-of date.
{{ config(schema='counts') }}

with

capacity_assumptions as (

    select * from {{ ref('capacity_assumptions') }}

),

windows as (

    select
        max(case when code = 'usual' then length end) as usual_days,
        max(case when code = 'recent_months' then length end) as recent_months,
        max(case when code = 'shown_from' then length end) as shown_from
    from {{ ref('windows') }}

),

as_of as (

    select as_of_date from {{ ref('as_of_dates') }}
    where is_current

),

listed as (

    select
        as_of.as_of_date,
        max(case when code = 'weekly_hours' then value end) as weekly_hours,
        max(case when code = 'productive_share' then value end) / 100.0 as productive_share,
        max(case when code = 'monthly_hours' then value end) as monthly_hours,
        max(case when code = 'working_day' then value end) as working_day,
        cast(max(case when code = 'load_days' then value end) as integer) as load_days,
        cast(max(case when code = 'weeks' then value end) as integer) as weeks,
        max(windows.usual_days) as usual_days,
        max(windows.recent_months) as recent_months,
        max(windows.shown_from) as shown_from

    from as_of

    cross join capacity_assumptions

    cross join windows

    group by as_of.as_of_date

)

select * from listed
