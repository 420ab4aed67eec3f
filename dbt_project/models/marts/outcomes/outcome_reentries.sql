-- One row per 12 months and child who left care in them: whether the child came back.
{{ config(schema='counts') }}

with

periods as (

    select * from {{ ref('outcome_periods') }}
    where indicator = 'reentry'

),

rules as (

    select max(case when rule = 'within' then value end) as within_days
    from {{ ref('outcome_rules') }}

),

stays as (

    select * from {{ ref('care_stays') }}

),

left_care as (

    select
        periods.indicator,
        periods.period_start,
        stays.*,
        row_number() over (
            partition by periods.period_start, stays.person_id
            order by stays.left_date, stays.removal_id
        ) as place

    from periods

    -- Only children who left care in the 12 months.
    inner join stays
        on periods.period_start <= stays.left_date
        and periods.next_start > stays.left_date

    where stays.exit_reason in ('reunified', 'relative', 'guardianship')
        and stays.is_long_enough
        and (stays.grown_up_date is null or stays.grown_up_date > stays.left_date)

),

followed as (

    select
        left_care.indicator,
        left_care.period_start,
        left_care.removal_id,
        left_care.person_id,
        left_care.case_id,
        left_care.office_id,
        left_care.access_level,
        max(case when again.removal_id is not null then 1 else 0 end) as numerator

    from left_care

    cross join rules

    left join stays as again
        on left_care.person_id = again.person_id
        and left_care.removal_id <> again.removal_id
        and left_care.left_date <= again.entered_date
        and {{ days_between('left_care.left_date', 'again.entered_date') }}
        <= rules.within_days

    where left_care.place = 1

    group by
        left_care.indicator,
        left_care.period_start,
        left_care.removal_id,
        left_care.person_id,
        left_care.case_id,
        left_care.office_id,
        left_care.access_level

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
    numerator,
    1 as denominator

from followed
