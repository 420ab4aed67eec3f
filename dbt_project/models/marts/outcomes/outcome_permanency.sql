-- One row per permanency indicator, 12 months and child followed: whether the child left for good.
{{ config(schema='counts') }}

with

periods as (

    select * from {{ ref('outcome_periods') }}

),

rules as (

    select max(case when rule = 'within' then value end) as within_days
    from {{ ref('outcome_rules') }}

),

stays as (

    select
        *,
        exit_reason in ('reunified', 'relative', 'guardianship', 'adopted')
        and (grown_up_date is null or left_date < grown_up_date) as is_for_good

    from {{ ref('care_stays') }}

    where grown_up_date is null or grown_up_date > entered_date

),

entered as (

    select
        periods.indicator,
        periods.period_start,
        stays.removal_id,
        stays.person_id,
        stays.case_id,
        stays.office_id,
        stays.access_level,
        stays.is_for_good
        and {{ days_between('stays.entered_date', 'stays.counted_until_date') }}
        <= rules.within_days as is_met,
        row_number() over (
            partition by periods.period_start, stays.person_id
            order by stays.entered_date, stays.removal_id
        ) as place

    from periods

    cross join rules

    -- Only children who entered care in the 12 months.
    inner join stays
        on periods.period_start <= stays.entered_date
        and periods.next_start > stays.entered_date
        and stays.is_long_enough

    where periods.indicator = 'permanency_entries'

),

in_care as (

    select
        periods.indicator,
        periods.period_start,
        stays.removal_id,
        stays.person_id,
        stays.case_id,
        stays.office_id,
        stays.access_level,
        stays.is_for_good and stays.left_date < periods.next_start as is_met,
        1 as place

    from periods

    -- Only children in care on the first day, for as long as the indicator says.
    inner join stays
        on periods.period_start < coalesce(stays.left_date, periods.next_start)
        and periods.period_start < coalesce(stays.grown_up_date, periods.next_start)
        and (
            (
                periods.indicator = 'permanency_12_23'
                and {{ add_months('stays.entered_date', 12) }} <= periods.period_start
                and {{ add_months('stays.entered_date', 24) }} > periods.period_start
            )
            or (
                periods.indicator = 'permanency_24'
                and {{ add_months('stays.entered_date', 24) }} <= periods.period_start
            )
        )

),

united as (

    select * from entered
    where place = 1

    union all

    select * from in_care

)

select
    indicator,
    period_start,
    person_id,
    case_id,
    office_id,
    access_level,
    'removals' as source_table,
    removal_id as source_id,
    case when coalesce(is_met, false) then 1 else 0 end as numerator,
    1 as denominator

from united
