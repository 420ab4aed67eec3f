-- One row per item with a limit: the day policy sets, before authorised extensions.
with

keyed_items as (

    select
        item_key,
        kind,
        coalesce(due_anchor_date, opened_date) as anchor_date,
        due_policy
    from {{ ref('keyed_items') }}

),

item_kinds as (

    select * from {{ ref('item_kinds') }}

),

policy as (

    select * from {{ ref('policy') }}

),

calendar as (

    select * from {{ ref('calendar') }}

),

limited as (

    select
        keyed_items.item_key,
        keyed_items.anchor_date,
        policy.value,
        policy.unit,
        policy.clock

    from keyed_items

    -- Items without a limit are left out.
    inner join item_kinds
        on keyed_items.kind = item_kinds.kind

    inner join policy
        on coalesce(keyed_items.due_policy, item_kinds.due_policy) = policy.code

),

counted as (

    select
        limited.item_key,
        case
            when limited.unit = 'months'
                then {{ add_months('limited.anchor_date', 'limited.value') }}
            when limited.unit = 'hours'
                then {{ add_days('limited.anchor_date', 'cast(ceiling(limited.value / 24.0) as integer)') }}
            when limited.clock = 'working' then last_days.date_day
            else {{ add_days('limited.anchor_date', 'limited.value') }}
        end as limit_date

    from limited

    left join calendar as anchors
        on limited.clock = 'working'
        and limited.anchor_date = anchors.date_day

    left join calendar as last_days
        on last_days.is_working_day
        and anchors.working_days_so_far + limited.value = last_days.working_days_so_far

)

select * from counted
