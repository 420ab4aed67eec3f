-- One row per 12 months and stay in care with days in them: reports found true, and days.
{{ config(schema='counts') }}

with

periods as (

    select * from {{ ref('outcome_periods') }}
    where indicator = 'harm_in_care'

),

rules as (

    select
        max(case when rule = 'first_days_of_care' then value end) as first_days,
        max(case when rule = 'one_report' then value end) as one_report_days

    from {{ ref('outcome_rules') }}

),

stays as (

    select
        periods.indicator,
        periods.period_start,
        care_stays.removal_id,
        care_stays.person_id,
        care_stays.case_id,
        care_stays.office_id,
        care_stays.access_level,
        care_stays.entered_date,
        greatest(care_stays.entered_date, periods.period_start) as from_date,
        least(
            coalesce(care_stays.left_date, periods.next_start),
            coalesce(care_stays.grown_up_date, periods.next_start),
            periods.next_start
        ) as until_date

    from periods

    -- Only stays with days in the 12 months.
    inner join {{ ref('care_stays') }} as care_stays
        on periods.next_start > care_stays.entered_date
        and periods.period_start < coalesce(care_stays.left_date, periods.next_start)
        and periods.period_start < coalesce(care_stays.grown_up_date, periods.next_start)
        and care_stays.is_long_enough

    where care_stays.grown_up_date is null
        or care_stays.grown_up_date > care_stays.entered_date

),

reports as (

    select
        harm_reports.person_id,
        harm_reports.reported_date,
        lag(harm_reports.reported_date) over (
            partition by harm_reports.person_id order by harm_reports.reported_date
        ) as earlier_date

    from {{ ref('harm_reports') }} as harm_reports

),

separate as (

    select
        reports.person_id,
        reports.reported_date

    from reports

    cross join rules

    where reports.earlier_date is null
        or {{ days_between('reports.earlier_date', 'reports.reported_date') }}
        > rules.one_report_days

)

select
    stays.indicator,
    stays.period_start,
    stays.person_id,
    stays.case_id,
    stays.office_id,
    stays.access_level,
    'removals' as source_table,
    stays.removal_id as source_id,
    cast(count(separate.reported_date) as integer) as numerator,
    {{ days_between('stays.from_date', 'stays.until_date') }} as denominator

from stays

cross join rules

left join separate
    on stays.person_id = separate.person_id
    and stays.from_date <= separate.reported_date
    and stays.until_date > separate.reported_date
    and {{ days_between('stays.entered_date', 'separate.reported_date') }} > rules.first_days

group by
    stays.indicator,
    stays.period_start,
    stays.person_id,
    stays.case_id,
    stays.office_id,
    stays.access_level,
    stays.removal_id,
    stays.from_date,
    stays.until_date
