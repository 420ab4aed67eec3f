-- One row per worker or supervisor and published caseload standard that applies: where they are against it.
with

unit_load as (

    select * from {{ ref('unit_load') }}
    where worker_id is not null

),

caseload_standards as (

    select * from {{ ref('caseload_standards') }}

),

supervised as (

    select
        supervisors_now.worker_id,
        supervisors_now.unit_id,
        workers.worker_id as caseworker_id

    from {{ ref('supervisors_now') }} as supervisors_now

    left join {{ ref('worker_time') }} as workers
        on supervisors_now.unit_id = workers.unit_id

),

held as (

    select worker_id, unit_id, 'investigations' as counts, investigations_held as held,
        case when families_held > 0 then 'families' else 'nothing' end as also_holds
    from unit_load
    where investigations_held > 0

    union all

    select worker_id, unit_id, 'families' as counts, families_held as held,
        case when investigations_held > 0 then 'investigations' else 'nothing' end as also_holds
    from unit_load
    where families_held > 0

    union all

    select worker_id, unit_id, 'children_in_care' as counts, children_held as held,
        '' as also_holds
    from unit_load
    where children_held > 0

    union all

    select
        worker_id,
        max(unit_id) as unit_id,
        'caseworkers' as counts,
        cast(count(distinct caseworker_id) as integer) as held,
        '' as also_holds
    from supervised
    group by worker_id

),

positions as (

    select
        held.worker_id,
        held.unit_id,
        caseload_standards.standard,
        caseload_standards.label,
        held.held as count_held,
        caseload_standards.limit_from,
        caseload_standards.limit_to,
        held.held > caseload_standards.limit_to as is_above,
        caseload_standards.authority,
        caseload_standards.verified

    from held

    -- What no standard counts has no position.
    inner join caseload_standards
        on held.counts = caseload_standards.counts
        and (
            coalesce(caseload_standards.also_holds, '') = ''
            or held.also_holds = caseload_standards.also_holds
        )

)

select * from positions
