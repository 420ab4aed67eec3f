-- One row per level, key, parent and measure: the children seen by month end, with an interval.
with

as_of as (

    select as_of_date from {{ ref('as_of_dates') }}
    where is_current

),

visit_outlooks as (

    select * from {{ ref('visit_outlooks') }}

),

past as (

    select
        visit_outlooks.level,
        visit_outlooks.key,
        visit_outlooks.parent_key,
        visit_outlooks.measure,
        count(*) as past_forecasts,
        count(
            case
                when visit_outlooks.seen + visit_outlooks.seen_later
                    between visit_outlooks.low and visit_outlooks.high
                    then 1
            end
        ) as past_held

    from visit_outlooks

    cross join as_of

    where visit_outlooks.from_date < as_of.as_of_date
        and visit_outlooks.left_to_see > 0
        and visit_outlooks.low is not null

    group by
        visit_outlooks.level,
        visit_outlooks.key,
        visit_outlooks.parent_key,
        visit_outlooks.measure

),

forecast as (

    select
        visit_outlooks.level,
        visit_outlooks.key,
        visit_outlooks.parent_key,
        visit_outlooks.measure,
        visit_outlooks.month_date,
        visit_outlooks.seen + visit_outlooks.left_to_see as children,
        visit_outlooks.seen,
        visit_outlooks.left_to_see,
        visit_outlooks.low,
        visit_outlooks.likely,
        visit_outlooks.high,
        case
            when visit_outlooks.measure = 'visited'
                and visit_outlooks.seen + visit_outlooks.left_to_see >= 20
                then 100.0 / (visit_outlooks.seen + visit_outlooks.left_to_see)
        end as percent_each,
        visit_outlooks.n,
        coalesce(past.past_forecasts, 0) as past_forecasts,
        coalesce(past.past_held, 0) as past_held

    from visit_outlooks

    -- Only the forecast of today.
    inner join as_of
        on visit_outlooks.from_date = as_of.as_of_date

    left join past
        on visit_outlooks.level = past.level
        and visit_outlooks.key = past.key
        and visit_outlooks.parent_key = past.parent_key
        and visit_outlooks.measure = past.measure

),

described as (

    select
        level,
        key,
        parent_key,
        measure,
        month_date,
        cast(children as integer) as children,
        seen,
        left_to_see,
        low,
        likely,
        high,
        cast(low * percent_each as numeric(9, 2)) as low_rate,
        cast(likely * percent_each as numeric(9, 2)) as likely_rate,
        cast(high * percent_each as numeric(9, 2)) as high_rate,
        cast(n as integer) as n,
        cast(past_forecasts as integer) as past_forecasts,
        cast(past_held as integer) as past_held

    from forecast

)

select * from described
order by level, key, parent_key, measure
