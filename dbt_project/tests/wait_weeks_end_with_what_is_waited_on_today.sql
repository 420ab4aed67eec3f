-- On the as-of date, each holder has the items, and their days, that open_items lists.
with

counted as (

    select
        wait_weeks.holder,
        wait_weeks.items as in_weeks,
        wait_weeks.waiting_days as days_in_weeks,
        0 as in_items,
        0 as days_in_items
    from {{ ref('wait_weeks') }} as wait_weeks
    -- Today only.
    inner join {{ ref('as_of_dates') }} as as_of_dates
        on wait_weeks.week_end = as_of_dates.as_of_date
        and as_of_dates.is_current

    union all

    select
        coalesce(waiting_on, standing) as holder,
        0 as in_weeks,
        0 as days_in_weeks,
        1 as in_items,
        coalesce(waiting_days, 0) as days_in_items
    from {{ ref('open_items') }}

)

select
    holder,
    sum(in_weeks) as in_weeks,
    sum(in_items) as in_items,
    sum(days_in_weeks) as days_in_weeks,
    sum(days_in_items) as days_in_items
from counted
group by holder
having sum(in_weeks) <> sum(in_items)
    or sum(days_in_weeks) <> sum(days_in_items)
