{#-
One row per removal in which the 15 of 22 months are reached, and the day. `until` is the
day up to which children now in care are counted: the as-of date, or a day ahead on which
they would be if nothing changes.
-#}
{% macro tpr_clock(until) -%}
with

care_entries as (

    select * from {{ ref('care_entries') }}

),

as_of_dates as (

    select * from {{ ref('as_of_dates') }}
    where is_current

),

policy as (

    -- Months as days of 30.44, so that days away from care can be taken off.
    select
        cast(floor(max(case when code = 'tpr_decision' then value end) * 30.4375) as integer)
            as days_in_care,
        cast(floor(max(case when code = 'tpr_window' then value end) * 30.4375) as integer)
            as days_looked_back

    from {{ ref('policy_in_force') }}

),

care as (

    select
        care_entries.removal_id,
        care_entries.person_id,
        care_entries.entered_date as starts_date,
        least(care_entries.ended_date, {{ until }}) as ends_date,
        -- With an adoption the child has other parents, and the count begins anew.
        coalesce(care_entries.exit_reason = 'adopted', false) as is_closed

    from care_entries

    cross join as_of_dates

    cross join policy

    where care_entries.entered_date < coalesce(care_entries.ended_date, {{ until }})

),

away as (

    -- Trial home visits and days on the run do not count.
    select
        care.removal_id,
        care.person_id,
        greatest(placements.starts_on, care.starts_date) as starts_date,
        least(placements.ends_on, care.ends_date) as ends_date,
        care.is_closed

    from {{ ref('contract_placements') }} as placements

    inner join care
        on placements.removal_id = care.removal_id

    inner join {{ ref('placement_settings') }} as placement_settings
        on placements.setting = placement_settings.setting
        and not placement_settings.counts_as_care

    where placements.starts_on < care.ends_date
        and coalesce(placements.ends_on, care.ends_date) > care.starts_date

),

spans as (

    select
        removal_id,
        person_id,
        starts_date,
        ends_date,
        is_closed,
        1 as weight

    from care

    union all

    select
        removal_id,
        person_id,
        starts_date,
        ends_date,
        is_closed,
        -1 as weight

    from away

),

-- Between these days the count of days in the window changes at a steady pace.
turning_points as (

    select
        person_id,
        starts_date as point_date
    from spans

    union

    select
        person_id,
        ends_date as point_date
    from spans

    union

    select
        spans.person_id,
        {{ add_days('spans.starts_date', 'policy.days_looked_back') }} as point_date
    from spans
    cross join policy

    union

    select
        spans.person_id,
        {{ add_days('spans.ends_date', 'policy.days_looked_back') }} as point_date
    from spans
    cross join policy

),

points as (

    -- Points outside the removal say nothing about it.
    select
        care.removal_id,
        care.person_id,
        turning_points.point_date

    from care

    inner join turning_points
        on care.person_id = turning_points.person_id
        and turning_points.point_date between care.starts_date and care.ends_date

),

shared as (

    select
        points.removal_id,
        points.point_date,
        spans.weight,
        {{ days_between(
            'greatest(spans.starts_date, '
            ~ add_days('points.point_date', '-1 * policy.days_looked_back') ~ ')',
            'least(spans.ends_date, points.point_date)'
        ) }} as shared_days

    from points

    cross join policy

    inner join spans
        on points.person_id = spans.person_id
        and (points.removal_id = spans.removal_id or not spans.is_closed)

),

counted as (

    select
        removal_id,
        point_date,
        sum(case when shared_days > 0 then weight * shared_days else 0 end)
            as days_counted

    from shared

    group by removal_id, point_date

),

compared as (

    select
        *,
        lag(point_date) over (partition by removal_id order by point_date)
            as former_date,
        lag(days_counted) over (partition by removal_id order by point_date)
            as former_days

    from counted

),

reached as (

    -- Counting grows by one a day, so the day lies as far on as days are missing.
    select
        compared.removal_id,
        min(
            case
                when compared.former_date is null
                    or compared.former_days >= policy.days_in_care
                    then compared.point_date
                else {{ add_days(
                    'compared.former_date',
                    'cast(policy.days_in_care - compared.former_days as integer)'
                ) }}
            end
        ) as clock_date

    from compared

    cross join policy

    where compared.days_counted >= policy.days_in_care

    group by compared.removal_id

)

select * from reached
{%- endmacro %}
