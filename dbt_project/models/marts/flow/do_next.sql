-- One row per open item and reason why it comes first today. It orders work; it never scores a family.
with

item_reasons as (

    select * from {{ ref('item_reasons') }}

),

reasons as (

    select * from {{ ref('do_next_reasons') }}

),

people as (

    select * from {{ ref('people') }}

),

weighed as (

    select
        item_reasons.*,
        reasons.tier,
        reasons.tier_order,
        reasons.tier_label,
        reasons.sentence,
        people.birth_date,
        sum(reasons.points) over (
            partition by item_reasons.item_id, reasons.tier
        ) as points_in_tier,
        min(item_reasons.since) over (
            partition by item_reasons.item_id, reasons.tier
        ) as first_since

    from item_reasons

    -- Every reason met is a row of the seed.
    inner join reasons
        on item_reasons.reason = reasons.reason

    left join people
        on item_reasons.person_id = people.person_id

),

in_order as (

    select
        weighed.*,
        dense_rank() over (
            partition by tier, coalesce(worker_id, '-'), coalesce(unit_id, '-')
            order by
                points_in_tier desc,
                coalesce(birth_date, cast('1900-01-01' as date)) desc,
                first_since,
                item_id
        ) as place

    from weighed

),

said as (

    select
        item_id,
        tier,
        cast(tier_order as integer) as tier_order,
        tier_label,
        reason,
        replace(
            replace(
                replace(
                    replace(
                        sentence,
                        '{since}', coalesce({{ day_in_words('since') }}, 'a day not recorded')
                    ),
                    '{by}', coalesce({{ day_in_words('by_date') }}, 'a day not recorded')
                ),
                '{target}', coalesce({{ day_in_words('target_date') }}, 'a day not set')
            ),
            '{step}', coalesce(step_label, title)
        ) as sentence,
        cast(place as integer) as order_in_tier,
        by_date,
        since,
        kind,
        title,
        next_action,
        case_id,
        person_id,
        office_id,
        unit_id,
        worker_id,
        access_level

    from in_order

)

select * from said
