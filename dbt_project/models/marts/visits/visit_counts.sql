-- One row per level, key, parent and period (month or federal fiscal year): visits counted.
{{ config(schema='counts') }}

with

visit_months as (

    select
        *,
        coalesce(office_id, '-') as office_key,
        coalesce(unit_id, '-') as unit_key,
        coalesce(worker_id, '-') as worker_key

    from {{ ref('visit_months') }}

    where is_over

),

level_places as (

    select * from {{ ref('level_places') }}

),

months as (

    select distinct
        month_date,
        -- The federal fiscal year begins on 1 October.
        cast(
            cast(
                extract(year from {{ add_months('month_date', -9) }})
                as {{ dbt.type_string() }}
            ) || '-10-01' as date
        ) as year_date

    from visit_months

),

first_months as (

    select min(month_date) as first_month_date from months

),

periods as (

    select
        'month' as period,
        month_date as period_start,
        {{ add_months('month_date', 1) }} as next_start,
        month_date

    from months

    union all

    -- A year of which the first months are not kept has no sum.
    select
        'fiscal_year' as period,
        months.year_date as period_start,
        {{ add_months('months.year_date', 12) }} as next_start,
        months.month_date

    from months

    cross join first_months

    where months.year_date >= first_months.first_month_date

),

placed as (

    select
        level_places.level,
        level_places.key,
        level_places.parent_key,
        visit_months.*

    from level_places

    -- Places without a month due are put back below.
    inner join visit_months
        on level_places.office_key = visit_months.office_key
        and level_places.unit_key = visit_months.unit_key
        and level_places.worker_key = visit_months.worker_key

),

keys as (

    select distinct level, key, parent_key from level_places

),

counted as (

    select
        keys.level,
        keys.key,
        keys.parent_key,
        periods.period,
        periods.period_start,
        {{ add_days('periods.next_start', -1) }} as period_end,
        cast(count(distinct periods.month_date) as integer) as months,
        {{ count_where('placed.is_counted') }} as child_months,
        {{ count_where('placed.is_counted and placed.visited') }} as visited_months,
        {{ count_where('placed.is_counted and placed.in_residence') }} as residence_months,
        {{ count_where('placed.is_counted and placed.seen_alone') }} as alone_months,
        {{ count_where('placed.is_counted and placed.documented_late') }} as late_months,
        {{ count_where('placed.is_counted and placed.in_residence is not null') }}
            as residence_known,
        {{ count_where('placed.is_counted and placed.seen_alone is not null') }}
            as alone_known,
        {{ count_where('placed.is_counted and placed.documented_late is not null') }}
            as late_known,
        {{ count_where(
            "placed.is_parent and coalesce(placed.ended_as, '') <> 'cancelled'"
        ) }} as parent_months,
        {{ count_where(
            "placed.is_parent and placed.visited"
            ~ " and coalesce(placed.ended_as, '') <> 'cancelled'"
        ) }} as parents_visited

    from keys

    cross join periods

    left join placed
        on keys.level = placed.level
        and keys.key = placed.key
        and keys.parent_key = placed.parent_key
        and periods.month_date = placed.month_date

    group by
        keys.level,
        keys.key,
        keys.parent_key,
        periods.period,
        periods.period_start,
        periods.next_start

)

select * from counted
