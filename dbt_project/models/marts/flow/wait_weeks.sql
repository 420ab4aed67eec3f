-- One row per week end, unit, kind and holder: items open then, by what they waited on.
with

wait_weeks_by_access as (

    select * from {{ ref('wait_weeks_by_access') }}

),

summed as (

    select
        week_end,
        office_id,
        unit_id,
        kind,
        is_in_headline,
        holder,
        side,
        cast(sum(items) as integer) as items,
        cast(sum(waiting_days) as integer) as waiting_days

    from wait_weeks_by_access

    group by week_end, office_id, unit_id, kind, is_in_headline, holder, side

)

select * from summed
