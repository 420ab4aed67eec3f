-- One row per week end, unit and kind: items finished in the months up to it.
{{ config(schema='counts') }}

with

assumptions as (

    select * from {{ ref('assumptions') }}

),

windows as (

    select
        week_ends.week_end,
        {{ add_months('week_ends.week_end', '-1 * assumptions.recent_months') }} as since_date
    from {{ ref('week_ends') }} as week_ends
    -- Earlier weeks are not shown.
    inner join assumptions
        on assumptions.weeks > week_ends.weeks_back

),

finished as (

    select * from {{ ref('placed_items') }}
    where ended_as = 'done'

),

counted as (

    select
        windows.week_end,
        finished.office_id,
        finished.unit_id,
        finished.kind,
        cast(count(*) as integer) as finished_lately

    from finished

    -- Items finished in no window shown are left out on purpose.
    inner join windows
        on finished.ended_date > windows.since_date
        and finished.ended_date <= windows.week_end

    group by windows.week_end, finished.office_id, finished.unit_id, finished.kind

)

select * from counted
