-- One row per item and date, with who is responsible and where it is counted.
with

responsible_days as (

    select * from {{ ref('responsible_days') }}

),

item_responsibility as (

    select * from {{ ref('item_responsibility') }}

),

keyed_items as (

    select
        item_key,
        office_id,
        unit_id
    from {{ ref('keyed_items') }}

),

units as (

    select * from {{ ref('units') }}

),

ranked as (

    select
        responsible_days.item_key,
        responsible_days.as_of_date,
        responsible_days.is_ended,
        item_responsibility.worker_id,
        item_responsibility.unit_id,
        item_responsibility.office_id,
        coalesce(item_responsibility.ends_date > responsible_days.on_date, true) as is_on,
        row_number() over (
            partition by responsible_days.item_key, responsible_days.as_of_date
            order by
                coalesce(item_responsibility.ends_date > responsible_days.on_date, true) desc,
                case
                    when item_responsibility.ends_date <= responsible_days.on_date
                        then item_responsibility.ends_date
                end desc,
                item_responsibility.is_own desc,
                item_responsibility.starts_date desc,
                item_responsibility.assignment_id desc
        ) as place

    from responsible_days

    inner join item_responsibility
        on responsible_days.item_key = item_responsibility.item_key
        and item_responsibility.starts_date <= responsible_days.on_date

),

last_ones as (

    select * from ranked
    where place = 1

),

placed as (

    select
        responsible_days.item_key,
        responsible_days.as_of_date,
        case when last_ones.is_on or last_ones.is_ended then last_ones.worker_id end
            as worker_id,
        coalesce(last_ones.unit_id, keyed_items.unit_id) as unit_id,
        case
            when last_ones.unit_id is not null then last_ones.office_id
            else coalesce(units.office_id, keyed_items.office_id)
        end as office_id

    from responsible_days

    left join last_ones
        on responsible_days.item_key = last_ones.item_key
        and responsible_days.as_of_date = last_ones.as_of_date

    left join keyed_items
        on responsible_days.item_key = keyed_items.item_key

    left join units
        on keyed_items.unit_id = units.unit_id

)

select * from placed
