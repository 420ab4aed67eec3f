-- One row per level, key, parent and period (a month that is over, or a federal fiscal year).
with

visit_counts as (

    select * from {{ ref('visit_counts') }}

),

rates as (

    select
        level,
        key,
        parent_key,
        period,
        period_start,
        period_end,
        months,
        child_months,
        visited_months,
        case when residence_known > 0 then residence_months end as residence_months,
        case when alone_known > 0 then alone_months end as alone_months,
        case when late_known > 0 then late_months end as late_months,
        parent_months,
        parents_visited,
        case
            when child_months >= 20
                then cast(100.0 * visited_months / child_months as numeric(9, 2))
        end as visit_rate,
        case
            when visited_months >= 20 and residence_known > 0
                then cast(100.0 * residence_months / visited_months as numeric(9, 2))
        end as residence_rate,
        case
            when parent_months >= 20
                then cast(100.0 * parents_visited / parent_months as numeric(9, 2))
        end as parent_rate

    from visit_counts

)

select * from rates
order by level, key, parent_key, period, period_start
