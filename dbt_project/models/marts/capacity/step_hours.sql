-- One row per step occurrence that an item needs: its standard hours, and the caseworker's share of them.
{{ config(schema='counts') }}

with

step_states as (

    select step_states.*
    from {{ ref('step_states') }} as step_states
    -- Today only.
    inner join {{ ref('as_of_dates') }} as as_of_dates
        on step_states.as_of_date = as_of_dates.as_of_date
        and as_of_dates.is_current
    where step_states.state not in ('not_needed', 'not_known', 'cancelled', 'waived')

),

step_map as (

    select * from {{ ref('step_map') }}
    where not is_periodic

),

holders as (

    select * from {{ ref('holders') }}

),

dated_steps as (

    select * from {{ ref('dated_steps') }}

),

needed as (

    select
        step_states.item_key,
        step_states.step,
        step_states.step_ref,
        coalesce(step_states.done_date, step_states.implied_date) as done_date,
        step_map.touch_hours,
        -- What others inside the agency do is their work, not the caseworker's.
        case
            when holders.side = 'agency' and step_map.holder <> 'worker' then 0
            else step_map.touch_hours
        end as own_hours,
        case
            when step_map.is_event and step_states.done_date is not null
                then dated_steps.source_table || '/' || dated_steps.source_id
        end as met_in

    from step_states

    -- Turns of a periodic step are counted by the month.
    inner join step_map
        on step_states.map_id = step_map.map_id
        and step_states.step = step_map.step

    left join holders
        on step_map.holder = holders.holder

    left join dated_steps
        on step_states.item_key = dated_steps.item_key
        and step_states.step = dated_steps.step
        and step_states.recorded_ref = dated_steps.step_ref

),

-- One visit that shows several steps takes the hours of the longest of them, once.
shared as (

    select
        item_key,
        step,
        step_ref,
        done_date,
        touch_hours,
        case
            when met_in is null then own_hours
            else max(own_hours) over (partition by met_in)
                / count(*) over (partition by met_in)
        end as casework_hours

    from needed

)

select * from shared
