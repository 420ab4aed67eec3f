-- One row per worked item, date, step and what it repeats for: how it stands in the way.
with

settled_steps as (

    select * from {{ ref('settled_steps') }}
    where not is_gap

),

weighed as (

    select
        item_key,
        as_of_date,
        map_id,
        step,
        pair_ref,
        coalesce(settled_as in ('not_needed', 'not_known', 'cancelled'), false)
            as lets_past,
        case
            when settled_as in ('not_needed', 'not_known') then null
            when settled_as = 'cancelled' then cancelled_date
            when passed_date is not null then passed_date
            when settled_as = 'implied' then implied_date
            when settled_as = 'lapsed' then lapsed_date
        end as cleared_date

    from settled_steps

),

obstacles as (

    select
        item_key,
        as_of_date,
        map_id,
        step,
        pair_ref,
        min(case when lets_past then 1 else 0 end) = 1 as lets_past,
        max(case when not lets_past and cleared_date is null then 1 else 0 end) = 1
            as stands_in_the_way,
        max(cleared_date) as cleared_date

    from weighed

    group by item_key, as_of_date, map_id, step, pair_ref

)

select * from obstacles
