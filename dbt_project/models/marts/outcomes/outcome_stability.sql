-- One row per 12 months and stay that began in them: moves, and days in care.
{{ config(schema='counts') }}

with

periods as (

    select * from {{ ref('outcome_periods') }}
    where indicator = 'stability'

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
        least(
            coalesce(care_stays.left_date, periods.next_start),
            coalesce(care_stays.grown_up_date, periods.next_start),
            periods.next_start
        ) as until_date

    from periods

    -- Only stays that began in the 12 months.
    inner join {{ ref('care_stays') }} as care_stays
        on periods.period_start <= care_stays.entered_date
        and periods.next_start > care_stays.entered_date
        and care_stays.is_long_enough

    where care_stays.grown_up_date is null
        or care_stays.grown_up_date > care_stays.entered_date

),

care_moves as (

    select * from {{ ref('care_moves') }}

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
    cast(count(care_moves.placement_id) as integer) as numerator,
    {{ days_between('stays.entered_date', 'stays.until_date') }} as denominator

from stays

left join care_moves
    on stays.removal_id = care_moves.removal_id
    and stays.entered_date <= care_moves.moved_date
    and stays.until_date > care_moves.moved_date

group by
    stays.indicator,
    stays.period_start,
    stays.person_id,
    stays.case_id,
    stays.office_id,
    stays.access_level,
    stays.removal_id,
    stays.entered_date,
    stays.until_date
