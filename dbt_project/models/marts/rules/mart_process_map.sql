-- One row per kind, step and period of the process map, with labels, as the rules page shows it.
with

process_map as (

    select * from {{ ref('process_map') }}

),

item_kinds as (

    select * from {{ ref('item_kinds') }}

),

holders as (

    select * from {{ ref('holders') }}

),

followed as (

    select
        later.kind,
        later.step,
        later.effective_from,
        {{ dbt.listagg('earlier.label', "'; '", 'order by earlier.sequence') }} as after_labels

    from process_map as later

    -- Steps that follow nothing are joined again below.
    inner join process_map as earlier
        on later.kind = earlier.kind
        and {{ list_holds('later.after', 'earlier.step') }}
        and earlier.effective_from <= later.effective_from
        and (
            earlier.effective_to is null
            or earlier.effective_to > later.effective_from
        )

    group by later.kind, later.step, later.effective_from

),

labelled as (

    select
        process_map.kind,
        item_kinds.label as kind_label,
        process_map.step,
        process_map.label,
        process_map.sequence,
        process_map.after,
        followed.after_labels,
        process_map.holder,
        holders.label as holder_label,
        holders.side,
        process_map.needed_when,
        process_map.is_protective,
        process_map.is_closing,
        process_map.is_event,
        process_map.lead_days,
        cast(process_map.expected_days as integer) as expected_days,
        process_map.policy,
        cast(process_map.touch_hours as numeric(9, 2)) as touch_hours,
        process_map.next_action,
        process_map.effective_from,
        process_map.effective_to

    from process_map

    left join item_kinds
        on process_map.kind = item_kinds.kind

    left join holders
        on process_map.holder = holders.holder

    left join followed
        on process_map.kind = followed.kind
        and process_map.step = followed.step
        and process_map.effective_from = followed.effective_from

)

select * from labelled
