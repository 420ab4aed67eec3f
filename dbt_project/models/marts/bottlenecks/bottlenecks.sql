-- One row per limited resource: its queue, what joins and leaves it, and whom it holds up.
with

names as (

    select * from {{ ref('bottleneck_names') }}

),

flow as (

    select * from {{ ref('resource_flow') }}

),

waits as (

    select * from {{ ref('resource_waits') }}

),

hearings as (

    select * from {{ ref('resource_hearings') }}

),

not_referred as (

    select
        service_types.service_type,
        resource_flow.queue
    from {{ ref('service_types') }} as service_types

    -- A service whose needs are all referred has no such queue.
    inner join {{ ref('resource_flow') }} as resource_flow
        on 'not_referred:' || service_types.need_domain = resource_flow.resource_id

),

measured as (

    select
        names.resource_id,
        names.part_of,
        names.part_of is null as is_whole_service,
        names.service,
        names.group_code,
        names.group_label,
        names.sequence,
        names.service_label,
        coalesce(names.desk_name, names.service_label) as name,
        names.holder,
        names.holder_id,
        waits.office_ids,
        flow.queue,
        case
            when names.part_of is null then coalesce(not_referred.queue, flow.not_asked)
            else flow.not_asked
        end as not_asked,
        flow.arrivals,
        flow.completions,
        flow.weeks as window_weeks,
        case when flow.arrivals >= flow.shown_from
            then {{ one_decimal('1.0 * flow.arrivals / flow.weeks') }}
        end as arrivals_per_week,
        case when flow.shown_completions > 0
            then {{ one_decimal('1.0 * flow.completions / flow.weeks') }}
        end as completions_per_week,
        case when flow.shown_completions > 0
            then {{ one_decimal('1.0 * flow.queue * flow.weeks / flow.completions') }}
        end as weeks_to_clear,
        case
            when greatest(flow.arrivals, flow.completions) >= flow.shown_from
                then flow.queue > 0 and flow.arrivals >= flow.completions
        end as is_growing,
        case when waits.n >= flow.shown_from then waits.median_wait end as median_wait,
        waits.longest_wait,
        flow.families,
        coalesce(waits.children, 0) as children,
        case when names.hearing_matters and flow.shown_completions > 0
            then coalesce(hearings.hearings_before_start, 0)
        end as hearings_before_start,
        case when names.hearing_matters and flow.shown_completions > 0
            then coalesce(hearings.children_hearing_first, 0)
        end as children_hearing_first,
        flow.sealed

    from names

    left join flow
        on names.resource_id = flow.resource_id

    left join waits
        on names.resource_id = waits.resource_id

    left join hearings
        on names.resource_id = hearings.resource_id

    left join not_referred
        on names.resource_id = 'service:' || not_referred.service_type

)

select * from measured
order by sequence, resource_id
