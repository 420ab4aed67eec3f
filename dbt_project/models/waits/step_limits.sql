-- One row per worked item and step occurrence with a limit today: the day it is needed by.
with

step_policies as (

    select * from {{ ref('step_policies') }}

),

step_states as (

    select
        item_key,
        as_of_date,
        step,
        step_ref,
        free_since
    from {{ ref('step_states') }}

),

keyed_items as (

    select
        item_key,
        opened_date
    from {{ ref('keyed_items') }}

),

calendar as (

    select * from {{ ref('calendar') }}

),

anchored as (

    select
        step_policies.*,
        step_states.step_ref,
        case
            when step_policies.counts_from_opening then keyed_items.opened_date
            else step_states.free_since
        end as anchor_date

    from step_policies

    left join keyed_items
        on step_policies.item_key = keyed_items.item_key

    inner join step_states
        on step_policies.item_key = step_states.item_key
        and step_policies.as_of_date = step_states.as_of_date
        and step_policies.step = step_states.step

),

counted as (

    select
        anchored.item_key,
        anchored.step,
        anchored.step_ref,
        case
            when anchored.unit = 'months'
                then {{ add_months('anchored.anchor_date', 'anchored.value') }}
            when anchored.unit = 'hours'
                then {{ add_days('anchored.anchor_date', 'cast(ceiling(anchored.value / 24.0) as integer)') }}
            when anchored.clock = 'working' then last_days.date_day
            else {{ add_days('anchored.anchor_date', 'anchored.value') }}
        end as needed_by

    from anchored

    left join calendar as first_days
        on anchored.clock = 'working'
        and anchored.anchor_date = first_days.date_day

    left join calendar as last_days
        on last_days.is_working_day
        and first_days.working_days_so_far + anchored.value = last_days.working_days_so_far

    where anchored.anchor_date is not null

)

select * from counted
