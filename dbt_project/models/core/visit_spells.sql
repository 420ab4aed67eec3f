-- One row per person and unbroken time in which a monthly visit was due for any reason.
with

visit_reasons as (

    select * from {{ ref('visit_reasons') }}

),

in_order as (

    select
        *,
        max(coalesce(ends_date, cast('9999-12-31' as date))) over (
            partition by person_id
            order by starts_date, coalesce(ends_date, cast('9999-12-31' as date))
            rows between unbounded preceding and 1 preceding
        ) as ended_before_date

    from visit_reasons

),

numbered as (

    select
        *,
        sum(
            case
                when ended_before_date is null or ended_before_date < starts_date then 1
                else 0
            end
        ) over (
            partition by person_id
            order by starts_date, coalesce(ends_date, cast('9999-12-31' as date))
            rows between unbounded preceding and current row
        ) as spell

    from in_order

),

spells as (

    select
        person_id,
        spell,
        min(starts_date) as starts_date,
        case when count(*) = count(ends_date) then max(ends_date) end as ends_date

    from numbered

    group by person_id, spell

)

select * from spells
