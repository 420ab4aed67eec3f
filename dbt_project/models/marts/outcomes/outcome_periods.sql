-- One row per indicator and 12 months (from 1 April or 1 October) whose outcome is known by now.
{{ config(schema='counts') }}

with

as_of as (

    select as_of_date from {{ ref('as_of_dates') }}
    where is_current

),

indicators as (

    select * from {{ ref('outcome_indicators') }}

),

rules as (

    select max(case when rule = 'kept_years' then value end) as kept_years
    from {{ ref('outcome_rules') }}

),

-- An indicator of which one of its columns is not supplied says nothing.
unknown as (

    select distinct indicators.indicator

    from indicators

    -- Only columns the source does not supply.
    inner join {{ ref('coverage') }} as coverage
        on {{ list_holds('indicators.rests_on', 'coverage.table_column') }}
        and not coverage.is_supplied

),

-- A source that hands over only who was in care lately has no leavers before: what it
-- tells of earlier entries is of those who stayed.
first_leavers as (

    select min(left_date) as first_date from {{ ref('care_stays') }}

),

first_reports as (

    select min(reported_date) as first_date from {{ ref('harm_reports') }}

),

half_years as (

    {{ dbt.generate_series(40) }}

),

starts as (

    select
        {{ add_months(
            "cast(cast(extract(year from as_of.as_of_date) as " ~ dbt.type_string()
            ~ ") || '-10-01' as date)",
            '-6 * (half_years.generated_number - 1)'
        ) }} as period_start

    from as_of

    cross join half_years

),

periods as (

    select
        indicators.indicator,
        indicators.follow_months,
        starts.period_start,
        {{ add_months('starts.period_start', 12) }} as next_start

    from starts

    cross join indicators

    cross join as_of

    cross join rules

    cross join first_leavers

    cross join first_reports

    left join unknown
        on indicators.indicator = unknown.indicator

    where unknown.indicator is null
        -- Somebody left, or was found harmed, by the end of its first month.
        and starts.period_start > case
            when indicators.indicator = 'recurrence'
                then {{ add_months('first_reports.first_date', -1) }}
            else {{ add_months('first_leavers.first_date', -1) }}
        end
        and starts.period_start
        > {{ add_months('as_of.as_of_date', '-12 * rules.kept_years') }}
        and {{ add_months('starts.period_start', '12 + indicators.follow_months') }}
        <= {{ add_days('as_of.as_of_date', 1) }}

)

select * from periods
