-- One row per case and child with family time offered in the 28 days up to the as-of date, or held before.
with

as_of as (

    select
        as_of_dates.as_of_date,
        {{ add_days('as_of_dates.as_of_date', '-1 * windows.length') }} as since_date
    from {{ ref('as_of_dates') }} as as_of_dates
    inner join {{ ref('windows') }} as windows
        on windows.code = 'family_time'
    where as_of_dates.is_current

),

family_time as (

    select * from {{ ref('contract_family_time') }}

),

counted as (

    select
        family_time.case_id,
        family_time.person_id,
        {{ count_where('family_time.offered_on > as_of.since_date') }} as offered_28,
        {{ count_where(
            'family_time.attended and family_time.offered_on > as_of.since_date'
        ) }} as attended_28,
        max(case when family_time.attended then family_time.offered_on end)
            as last_attended_date

    from family_time

    cross join as_of

    where family_time.offered_on <= as_of.as_of_date

    group by family_time.case_id, family_time.person_id

)

select * from counted
