-- One row per level and key of the agency: the state, its offices, units and workers.
with

staff as (

    select * from {{ ref('org_staff') }}

),

offices as (

    select * from {{ ref('offices') }}

),

units as (

    select * from {{ ref('units') }}

),

unit_heads as (

    select * from {{ ref('org_unit_heads') }}

),

placed as (

    select 'state' as level, 'state' as key, 'State' as name, '' as parent_key

    union all

    select 'office' as level, office_id, coalesce(name, office_id), 'state' from offices

    union all

    select 'unit' as level, unit_id, coalesce(name, unit_id), coalesce(office_id, '-') from units

    union all

    select 'worker' as level, worker_id, coalesce(name, worker_id), coalesce(unit_id, '-')
    from staff

),

staff_places as (

    select 'state' as level, 'state' as key, staff.* from staff

    union all

    select 'office' as level, office_id, staff.* from staff

    union all

    select 'unit' as level, unit_id, staff.* from staff

    union all

    select 'worker' as level, worker_id, staff.* from staff

),

org as (

    select
        placed.level,
        placed.key,
        max(placed.name) as name,
        max(placed.parent_key) as parent_key,
        max(units.program) as program,
        max(case when placed.level = 'worker' then staff_places.role end) as role,
        max(unit_heads.supervisor_ids) as supervisor_ids,
        max(unit_heads.supervisor_names) as supervisor_names,
        coalesce(max(case when staff_places.is_current then 1 else 0 end), 0) = 1 as is_current,
        cast(coalesce(sum(staff_places.caseworker_fte), 0) as numeric(9, 2)) as fte,
        {{ count_where('staff_places.is_caseworker') }} as posts,
        {{ count_where('staff_places.is_in_training') }} as in_training,
        {{ count_where('staff_places.is_on_leave') }} as on_leave

    from placed

    left join staff_places
        on placed.level = staff_places.level
        and placed.key = staff_places.key

    left join units
        on placed.level = 'unit' and placed.key = units.unit_id

    left join unit_heads
        on placed.level = 'unit' and placed.key = unit_heads.unit_id

    group by placed.level, placed.key

)

select * from org
