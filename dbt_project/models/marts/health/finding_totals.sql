-- One row per level, key, parent and finding: records to fix.
with

record_findings as (

    select
        *,
        coalesce(office_id, '-') as office_key,
        coalesce(unit_id, '-') as unit_key

    from {{ ref('record_findings') }}

),

placed as (

    select 'state' as level, 'state' as key, '' as parent_key, record_findings.*
    from record_findings

    union all

    select 'office' as level, office_key, 'state', record_findings.* from record_findings

    union all

    select 'unit' as level, unit_key, office_key, record_findings.* from record_findings

),

counted as (

    select
        level,
        key,
        parent_key,
        finding,
        max(label) as label,
        max(error_type) as error_type,
        cast(count(*) as integer) as records,
        {{ count_where("access_level = 'sealed'") }} as sealed

    from placed

    group by level, key, parent_key, finding

)

select * from counted
