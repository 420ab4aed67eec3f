-- One row per safety measure and open item counted under it.
with

item_reasons as (

    select * from {{ ref('item_reasons') }}

),

reasons as (

    select * from {{ ref('do_next_reasons') }}
    where safety_measure is not null

),

counted as (

    select
        reasons.safety_measure as measure,
        item_reasons.item_id,
        item_reasons.case_id,
        item_reasons.office_id,
        item_reasons.unit_id,
        item_reasons.worker_id,
        item_reasons.access_level,
        item_reasons.since

    from item_reasons

    -- Reasons that are no safety measure are left out on purpose.
    inner join reasons
        on item_reasons.reason = reasons.reason

)

select * from counted
