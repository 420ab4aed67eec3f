-- One row per open item, date and open wait, in the order in which one of them is primary.
with

open_days as (

    select * from {{ ref('open_days') }}

),

step_states as (

    select * from {{ ref('step_states') }}
    where state = 'waiting'

),

step_holders as (

    select * from {{ ref('step_holders') }}

),

ordered as (

    select
        step_states.item_key,
        step_states.as_of_date,
        open_days.is_current,
        step_states.map_id,
        step_states.step,
        step_states.step_ref,
        step_states.recorded_ref,
        step_holders.sequence,
        step_states.is_protective,
        step_holders.holder,
        step_holders.holder_id,
        step_holders.is_inside,
        step_states.waits_from as waiting_since,
        {{ days_between('step_states.waits_from', 'step_states.as_of_date') }}
            as waiting_days,
        step_holders.planned_date,
        coalesce(step_holders.planned_date >= step_states.as_of_date, false) as is_planned

    from step_states

    -- Waits of items that have ended are over.
    inner join open_days
        on step_states.item_key = open_days.item_key
        and step_states.as_of_date = open_days.as_of_date

    left join step_holders
        on step_states.item_key = step_holders.item_key
        and step_states.as_of_date = step_holders.as_of_date
        and step_states.step = step_holders.step
        and step_states.step_ref = step_holders.step_ref

),

ranked as (

    select
        *,
        cast(
            row_number() over (
                partition by item_key, as_of_date
                order by
                    case
                        when is_protective then 1
                        when not is_planned then 2
                        else 3
                    end,
                    case when is_planned and not is_protective then planned_date end,
                    waiting_since,
                    sequence,
                    step_ref
            )
            as integer
        ) as place

    from ordered

)

select
    *,
    place = 1 as is_primary
from ranked
