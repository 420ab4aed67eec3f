-- One row per limited resource: what it is, and who does it.
{{ config(schema='counts') }}

with

resources as (

    select distinct
        resource_id,
        part_of,
        service,
        service_id,
        part,
        desk,
        desk_id
    from {{ ref('resource_entries') }}
    where part_of is not null

    union all

    select distinct
        resource_id,
        part_of,
        service,
        service_id,
        part,
        '' as desk,
        cast(null as {{ dbt.type_string() }}) as desk_id
    from {{ ref('resource_entries') }}
    where part_of is null

),

limited_services as (

    select * from {{ ref('limited_services') }}

),

parts as (

    select 'service_type' as split_by, service_type as part, label from {{ ref('service_types') }}

    union all

    select 'need_domain' as split_by, domain as part, label from {{ ref('need_domains') }}

),

desks as (

    select 'holder' as desk, party_id as desk_id, name from {{ ref('outside_parties') }}

    union all

    select level as desk, key as desk_id, name from {{ ref('org') }}
    where level in ('office', 'unit')

),

holders as (

    select distinct
        limited_steps.service,
        process_map.holder
    from {{ ref('limited_steps') }} as limited_steps

    -- Every limited step is on the map.
    inner join {{ ref('process_map') }} as process_map
        on limited_steps.kind = process_map.kind
        and limited_steps.step = process_map.step

),

named as (

    select
        resources.resource_id,
        resources.part_of,
        resources.service,
        limited_services.group_code,
        limited_services.group_label,
        cast(limited_services.sequence as integer) as sequence,
        coalesce(
            parts.label,
            nullif(limited_services.label, ''),
            replace(resources.part, '_', ' ')
        ) as service_label,
        resources.desk_id as holder_id,
        case
            when resources.part_of is not null
                then coalesce(desks.name, resources.desk_id, 'Not recorded')
        end as desk_name,
        holders.holder,
        limited_services.hearing_matters

    from resources

    left join limited_services
        on resources.service = limited_services.service

    left join parts
        on limited_services.split_by = parts.split_by
        and resources.part = parts.part

    left join desks
        on resources.desk = desks.desk
        and resources.desk_id = desks.desk_id

    left join holders
        on resources.service = holders.service

)

select * from named
