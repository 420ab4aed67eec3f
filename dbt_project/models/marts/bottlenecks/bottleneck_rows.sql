-- One row per limited resource, and piece of work its numbers count.
with

entries as (

    select * from {{ ref('resource_entries') }}

),

resource_flow as (

    select * from {{ ref('resource_flow') }}

),

service_types as (

    select * from {{ ref('service_types') }}

),

need_domains as (

    select * from {{ ref('need_domains') }}

),

in_line as (

    select
        entries.*,
        case
            when entries.is_waiting
                then row_number() over (
                    partition by entries.resource_id, entries.is_waiting
                    order by
                        coalesce(entries.need_since, entries.waiting_since),
                        entries.waiting_since,
                        entries.item_id,
                        entries.entry,
                        entries.step_ref
                )
        end as queue_position

    from entries

),

expected as (

    select
        in_line.*,
        case
            when not in_line.is_waiting then null
            when in_line.planned_date >= in_line.as_of_date then in_line.planned_date
            when resource_flow.shown_completions > 0
                then {{ add_days('in_line.as_of_date', 'cast(ceil('
                    ~ '1.0 * in_line.queue_position * resource_flow.days'
                    ~ ' / resource_flow.shown_completions) as integer)') }}
        end as expected_date

    from in_line

    left join resource_flow
        on in_line.resource_id = resource_flow.resource_id

)

select
    expected.resource_id,
    expected.item_id,
    expected.entry,
    expected.step_ref,
    expected.kind,
    expected.title,
    expected.case_id,
    expected.person_id,
    expected.intake_id,
    expected.office_id,
    expected.unit_id,
    expected.worker_id,
    expected.access_level,
    coalesce(service_types.is_protected, need_domains.is_protected, false) as is_protected,
    expected.step,
    expected.label,
    expected.holder,
    expected.is_waiting,
    expected.is_not_asked,
    expected.has_arrived as is_arrival,
    expected.has_completed as is_completion,
    expected.need_since,
    expected.waiting_since,
    {{ days_between('expected.waiting_since', 'expected.as_of_date') }} as waiting_days,
    expected.planned_date,
    cast(expected.queue_position as integer) as queue_position,
    expected.expected_date,
    expected.arrived_date,
    case when expected.has_completed then expected.done_date end as completed_date

from expected

left join service_types
    on expected.service_type = service_types.service_type

left join need_domains
    on expected.need_domain = need_domains.domain
