-- One row per person and calendar month in which a visit was due on some day.
with

recent_months as (

    select * from {{ ref('recent_months') }}

),

visit_reasons as (

    select * from {{ ref('visit_reasons') }}

),

visit_spells as (

    select * from {{ ref('visit_spells') }}

),

-- The case is the one that lasts longest, so that a family handed on to a new case is
-- visited in that one; among those the one the child is in care in.
reasons as (

    select
        visit_reasons.person_id,
        recent_months.month_date,
        visit_reasons.case_id,
        max(visit_reasons.is_child) over (
            partition by visit_reasons.person_id, recent_months.month_date
        ) as is_child,
        row_number() over (
            partition by visit_reasons.person_id, recent_months.month_date
            order by
                case when visit_reasons.ends_date is null then 0 else 1 end,
                visit_reasons.ends_date desc,
                visit_reasons.is_in_care desc,
                visit_reasons.case_id
        ) as place

    from visit_reasons

    -- Only months in which the person was due are wanted.
    inner join recent_months
        on visit_reasons.starts_date < recent_months.next_month_date
        and (
            visit_reasons.ends_date is null
            or visit_reasons.ends_date > recent_months.month_date
        )

),

spells as (

    select
        visit_spells.person_id,
        recent_months.month_date,
        min(visit_spells.starts_date) as starts_date,
        case
            when count(*) = count(visit_spells.ends_date)
                then max(visit_spells.ends_date)
        end as ends_date

    from visit_spells

    -- Only months in which the person was due are wanted.
    inner join recent_months
        on visit_spells.starts_date < recent_months.next_month_date
        and (
            visit_spells.ends_date is null
            or visit_spells.ends_date > recent_months.month_date
        )

    group by visit_spells.person_id, recent_months.month_date

),

months_due as (

    select
        reasons.person_id,
        recent_months.month_date,
        recent_months.next_month_date,
        recent_months.previous_month_date,
        recent_months.month_key,
        recent_months.month_name,
        reasons.case_id,
        reasons.is_child = 1 as is_child,
        greatest(spells.starts_date, recent_months.month_date) as opened_date,
        spells.ends_date

    from reasons

    -- Both come from the same reasons and months, so nobody is lost.
    inner join spells
        on reasons.person_id = spells.person_id
        and reasons.month_date = spells.month_date

    inner join recent_months
        on reasons.month_date = recent_months.month_date

    where reasons.place = 1

)

select * from months_due
