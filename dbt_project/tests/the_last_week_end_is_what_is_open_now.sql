-- At the last week end, each unit has open of each kind what open_items lists.
with

weeks as (

    select
        flow_weeks.unit_id,
        flow_weeks.kind,
        flow_weeks.open_at_end as in_weeks,
        0 as in_items
    from {{ ref('flow_weeks') }} as flow_weeks
    -- Today only.
    inner join {{ ref('as_of_dates') }} as as_of_dates
        on flow_weeks.week_end = as_of_dates.as_of_date
        and as_of_dates.is_current

    union all

    select unit_id, kind, 0, 1 from {{ ref('open_items') }}

)

select
    unit_id,
    kind,
    sum(in_weeks) as in_weeks,
    sum(in_items) as in_items
from weeks
group by unit_id, kind
having sum(in_weeks) <> sum(in_items)
