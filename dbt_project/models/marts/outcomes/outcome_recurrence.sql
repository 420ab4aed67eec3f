-- One row per 12 months and child found harmed in them: whether the child was found harmed again.
{{ config(schema='counts') }}

with

periods as (

    select * from {{ ref('outcome_periods') }}
    where indicator = 'recurrence'

),

rules as (

    select
        max(case when rule = 'within' then value end) as within_days,
        max(case when rule = 'same_harm' then value end) as same_harm_days

    from {{ ref('outcome_rules') }}

),

harm_reports as (

    select * from {{ ref('harm_reports') }}

),

firsts as (

    select
        periods.indicator,
        periods.period_start,
        harm_reports.*,
        row_number() over (
            partition by periods.period_start, harm_reports.person_id
            order by harm_reports.reported_date
        ) as place

    from periods

    -- Only reports received in the 12 months.
    inner join harm_reports
        on periods.period_start <= harm_reports.reported_date
        and periods.next_start > harm_reports.reported_date

)

select
    firsts.indicator,
    firsts.period_start,
    firsts.person_id,
    max(firsts.case_id) as case_id,
    max(firsts.office_id) as office_id,
    max(firsts.access_level) as access_level,
    'cases' as source_table,
    max(firsts.case_id) as source_id,
    max(case when again.person_id is not null then 1 else 0 end) as numerator,
    1 as denominator

from firsts

cross join rules

left join harm_reports as again
    on firsts.person_id = again.person_id
    and {{ days_between('firsts.reported_date', 'again.reported_date') }}
    > rules.same_harm_days
    and {{ days_between('firsts.reported_date', 'again.reported_date') }}
    <= rules.within_days

where firsts.place = 1

group by firsts.indicator, firsts.period_start, firsts.person_id
