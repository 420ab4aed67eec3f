-- One row per piece of work and time it stood in the queue of a limited resource.
{{ config(schema='counts') }}

with

occurrences as (

    select * from {{ ref('limited_occurrences') }}

),

-- Accepting a referral and the first appointment are one place in the queue.
entered as (

    select
        item_id,
        service,
        entry,
        step_ref,
        desk,
        max(desk_id) as desk_id,
        min(arrived_date) as arrived_date,
        max(case when ends_entry then done_date end) as done_date,
        {{ count_where('is_waiting') }} > 0 as is_waiting,
        {{ count_where('is_not_asked') }} > 0 as is_not_asked,
        min(case when is_waiting or is_not_asked then waiting_since end) as waiting_since,
        max(case when is_waiting and ends_entry then planned_date end) as planned_date,
        min(case when is_waiting or is_not_asked then sequence end) as sequence

    from occurrences

    group by item_id, service, entry, step_ref, desk

),

labelled as (

    select
        entered.*,
        occurrences.step,
        occurrences.label,
        occurrences.holder

    from entered

    -- Where it stands now: the step that waits, if any.
    left join occurrences
        on entered.item_id = occurrences.item_id
        and entered.service = occurrences.service
        and entered.entry = occurrences.entry
        and entered.step_ref = occurrences.step_ref
        and entered.sequence = occurrences.sequence

),

needs_served as (

    select * from {{ ref('needs_served') }}

),

limited_services as (

    select * from {{ ref('limited_services') }}

),

split as (

    select
        labelled.*,
        needs_served.domain as need_domain,
        needs_served.service_type,
        needs_served.identified_date as need_since,
        case limited_services.split_by
            when 'service_type' then coalesce(needs_served.service_type, 'other')
            when 'need_domain' then needs_served.domain
        end as part,
        limited_services.hearing_matters

    from labelled

    left join limited_services
        on labelled.service = limited_services.service

    left join needs_served
        on labelled.item_id = 'service_referral/' || needs_served.need_id

)

select
    *,
    service || coalesce(':' || part, '') as service_id
from split
