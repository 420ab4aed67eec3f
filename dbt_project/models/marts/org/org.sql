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

org as (

    select
        placed.level,
        placed.key,
        max(placed.name) as name,
        max(placed.parent_key) as parent_key,
        max(units.program) as program,
        max(case when placed.level = 'worker' then staff.role end) as role,
        max(unit_heads.supervisor_ids) as supervisor_ids,
        max(unit_heads.supervisor_names) as supervisor_names,
        coalesce(max(case when staff.is_current then 1 else 0 end), 0) = 1 as is_current,
        cast(coalesce(sum(staff.caseworker_fte), 0) as numeric(9, 2)) as fte,
        {{ count_where('staff.is_caseworker') }} as posts,
        {{ count_where('staff.is_in_training') }} as in_training,
        {{ count_where('staff.is_on_leave') }} as on_leave

    from placed

    left join staff
        on placed.level = 'state'
        or (placed.level = 'office' and placed.key = staff.office_id)
        or (placed.level = 'unit' and placed.key = staff.unit_id)
        or (placed.level = 'worker' and placed.key = staff.worker_id)

    left join units
        on placed.level = 'unit' and placed.key = units.unit_id

    left join unit_heads
        on placed.level = 'unit' and placed.key = unit_heads.unit_id

    group by placed.level, placed.key

)

select * from org
