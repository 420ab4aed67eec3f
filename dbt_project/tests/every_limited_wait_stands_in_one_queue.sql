-- Every open wait on a limited resource is in the queue of its service, and none besides.
with

waits as (

    select distinct
        open_waits.item_id,
        limited_steps.entry,
        open_waits.step_ref
    from {{ ref('open_waits') }} as open_waits
    inner join {{ ref('limited_steps') }} as limited_steps
        on open_waits.kind = limited_steps.kind
        and open_waits.step = limited_steps.step
    inner join {{ ref('known_services') }} as known_services
        on limited_steps.service = known_services.service
    where open_waits.holder <> 'nobody'

),

queues as (

    select * from {{ ref('bottleneck_rows') }}
    where is_waiting
        and resource_id not like '%/%'

)

select
    coalesce(waits.item_id, queues.item_id) as item_id,
    coalesce(waits.entry, queues.entry) as entry

from waits

full join queues
    on waits.item_id = queues.item_id
    and waits.entry = queues.entry
    and waits.step_ref = queues.step_ref

where waits.item_id is null or queues.item_id is null
