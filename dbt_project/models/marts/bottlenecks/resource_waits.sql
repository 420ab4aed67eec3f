-- One row per limited resource with somebody in its queue: how long they wait, and who they are.
{{ config(schema='counts') }}

with

bottleneck_rows as (

    select * from {{ ref('bottleneck_rows') }}
    where is_waiting

),

waited as (

    select
        resource_id,
        count(*) as n,
        cast(
            percentile_disc(0.5) within group (order by waiting_days) as integer
        ) as median_wait,
        max(waiting_days) as longest_wait

    from bottleneck_rows

    group by resource_id

),

children as (

    select
        waiting.resource_id,
        cast(count(distinct members_now.person_id) as integer) as children

    from bottleneck_rows as waiting

    -- Work without a case, or in a case without children on record, counts none.
    inner join {{ ref('members_now') }} as members_now
        on waiting.case_id = members_now.case_id
        and members_now.role = 'child'

    group by waiting.resource_id

),

offices as (

    select
        resource_id,
        {{ dbt.listagg('office_id', "';'", 'order by office_id') }} as office_ids

    from (
        select distinct resource_id, office_id from bottleneck_rows
        where office_id is not null
    ) as held

    group by resource_id

),

described as (

    select
        waited.resource_id,
        waited.n,
        waited.median_wait,
        waited.longest_wait,
        coalesce(children.children, 0) as children,
        offices.office_ids

    from waited

    left join children
        on waited.resource_id = children.resource_id

    left join offices
        on waited.resource_id = offices.resource_id

)

select * from described
