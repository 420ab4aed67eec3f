-- One row per office, unit and worker that work is counted under together, and level.
{{ config(schema='counts') }}

with

org as (

    select * from {{ ref('org') }}

),

places as (

    select
        coalesce(office_id, '-') as office_key,
        coalesce(unit_id, '-') as unit_key,
        coalesce(worker_id, '-') as worker_key

    from {{ ref('items') }}

    union

    select
        coalesce(office_id, '-') as office_key,
        coalesce(unit_id, '-') as unit_key,
        coalesce(worker_id, '-') as worker_key

    from {{ ref('item_weeks') }}

    union

    select
        units.parent_key as office_key,
        units.key as unit_key,
        workers.key as worker_key

    from org as workers

    -- A worker whose unit is not on record has no place of their own.
    inner join org as units
        on workers.parent_key = units.key
        and units.level = 'unit'

    where workers.level = 'worker' and workers.is_current and workers.role = 'worker'

),

levels as (

    select 'state' as level, 'state' as key, '' as parent_key, places.* from places

    union all

    select 'office' as level, office_key, 'state', places.* from places

    union all

    select 'unit' as level, unit_key, office_key, places.* from places

    union all

    select 'worker' as level, worker_key, unit_key, places.* from places

)

select * from levels
