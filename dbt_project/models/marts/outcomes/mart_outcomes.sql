-- One row per level (state, office), key, 12 months and indicator: what was observed, not compared.
{{ config(alias='outcomes') }}

with

outcome_children as (

    select * from {{ ref('outcome_children') }}

),

periods as (

    select * from {{ ref('outcome_periods') }}

),

indicators as (

    select * from {{ ref('outcome_indicators') }}

),

places as (

    select 'state' as level, 'state' as key, outcome_children.*
    from outcome_children

    union all

    select 'office' as level, coalesce(office_id, '-') as key, outcome_children.*
    from outcome_children

),

counted as (

    select
        level,
        key,
        indicator,
        period_start,
        count(distinct person_id) as children,
        sum(numerator) as numerator,
        sum(denominator) as denominator

    from places

    group by level, key, indicator, period_start

),

described as (

    select
        counted.level,
        counted.key,
        indicators.indicator,
        indicators.definition_id,
        indicators.sequence,
        indicators.outcome,
        indicators.label,
        indicators.cohort,
        counted.period_start,
        {{ add_days('periods.next_start', -1) }} as period_end,
        {{ add_days(add_months('periods.next_start', 'periods.follow_months'), -1) }}
            as followed_until,
        cast(counted.children as integer) as children,
        cast(counted.numerator as integer) as numerator,
        cast(counted.denominator as integer) as denominator,
        case
            when counted.children >= 20 and counted.denominator > 0
                then cast(
                    1.0 * indicators.multiplier * counted.numerator / counted.denominator
                    as numeric(9, 2)
                )
        end as observed,
        indicators.unit,
        counted.level = 'office' as is_practice_signal

    from counted

    -- Every row comes from one of the indicators.
    inner join indicators
        on counted.indicator = indicators.indicator

    -- As above, and one of the periods.
    inner join periods
        on counted.indicator = periods.indicator
        and counted.period_start = periods.period_start

)

select * from described
order by sequence, period_start, level, key
