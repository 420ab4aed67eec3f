-- One row per item open in the history kept and stretch of days, with where it was counted then.
with

item_stretches as (

    select * from {{ ref('item_stretches') }}

),

item_responsibility as (

    select
        *,
        coalesce(ends_date, cast('9999-12-31' as date)) as until_date
    from {{ ref('item_responsibility') }}

),

recorded as (

    select
        keyed_items.item_key,
        keyed_items.unit_id,
        coalesce(units.office_id, keyed_items.office_id) as office_id

    from {{ ref('keyed_items') }} as keyed_items

    left join {{ ref('units') }} as units
        on keyed_items.unit_id = units.unit_id

),

-- Whoever was responsible then comes first, else whoever was last before it.
ranked as (

    select
        item_stretches.*,
        item_responsibility.worker_id,
        item_responsibility.unit_id,
        item_responsibility.office_id,
        item_responsibility.until_date > item_stretches.from_date as is_on,
        row_number() over (
            partition by item_stretches.item_key, item_stretches.from_date
            order by
                case
                    when item_responsibility.until_date > item_stretches.from_date
                        then cast('9999-12-31' as date)
                    else item_responsibility.until_date
                end desc,
                item_responsibility.is_own desc,
                item_responsibility.starts_date desc,
                item_responsibility.assignment_id desc
        ) as place

    from item_stretches

    left join item_responsibility
        on item_stretches.item_key = item_responsibility.item_key
        and item_stretches.from_date >= item_responsibility.starts_date

),

placed as (

    select
        ranked.item_key,
        ranked.kind,
        ranked.access_level,
        ranked.from_date,
        ranked.until_date,
        case when ranked.is_on then ranked.worker_id end as worker_id,
        coalesce(ranked.unit_id, recorded.unit_id) as unit_id,
        case
            when ranked.unit_id is not null then ranked.office_id
            else recorded.office_id
        end as office_id

    from ranked

    left join recorded
        on ranked.item_key = recorded.item_key

    where ranked.place = 1

)

select * from placed
