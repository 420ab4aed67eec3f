-- One row per child and unbroken time in care, removals that touch taken together.
with

removals as (

    select * from {{ ref('contract_removals') }}
    where ended_on is null or ended_on > removed_on

),

in_order as (

    select
        person_id,
        removal_id,
        removed_on as starts_date,
        ended_on as ends_date,
        max(coalesce(ended_on, cast('9999-12-31' as date))) over (
            partition by person_id
            order by removed_on, removal_id
            rows between unbounded preceding and 1 preceding
        ) as ended_before_date

    from removals

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
            order by starts_date, removal_id
            rows between unbounded preceding and current row
        ) as spell

    from in_order

),

spells as (

    select
        person_id,
        cast(spell as integer) as spell,
        min(starts_date) as starts_date,
        case when count(*) = count(ends_date) then max(ends_date) end as ends_date

    from numbered

    group by person_id, spell

)

select * from spells
