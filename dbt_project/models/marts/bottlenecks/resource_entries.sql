-- One row per limited resource, and piece of work in its queue now or in the recent weeks.
{{ config(schema='counts') }}

with

recent_window as (

    select * from {{ ref('recent_window') }}

),

items as (

    select * from {{ ref('items') }}

),

entries as (

    select
        queue_entries.*,
        recent_window.as_of_date,
        arrived_date > recent_window.starts_after_date
        and arrived_date <= recent_window.as_of_date as is_arrival,
        arrived_date is not null
        and done_date > recent_window.starts_after_date
        and done_date <= recent_window.as_of_date as is_completion

    from {{ ref('queue_entries') }} as queue_entries

    cross join recent_window

),

-- Each counts for its service as a whole, and for the one who does it.
resourced as (

    select
        service_id as resource_id,
        cast(null as {{ dbt.type_string() }}) as part_of,
        entries.*
    from entries

    union all

    select
        service_id || '/' || coalesce(desk_id, '-') as resource_id,
        service_id as part_of,
        entries.*
    from entries

),

placed as (

    select
        resourced.*,
        coalesce(resourced.is_arrival, false) as has_arrived,
        coalesce(resourced.is_completion, false) as has_completed,
        items.kind,
        items.title,
        items.case_id,
        items.person_id,
        items.intake_id,
        items.office_id,
        items.unit_id,
        items.worker_id,
        items.access_level,
        coalesce(
            'case/' || items.case_id, 'intake/' || items.intake_id, items.item_id
        ) as family

    from resourced

    left join items
        on resourced.item_id = items.item_id

    where resourced.is_waiting
        or resourced.is_not_asked
        or resourced.is_arrival
        or resourced.is_completion

)

select * from placed
