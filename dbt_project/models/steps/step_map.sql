-- One row per map period and step, with whether the active source can know it.
with

map_periods as (

    select * from {{ ref('map_periods') }}

),

process_map as (

    select * from {{ ref('process_map') }}

),

step_coverage as (

    select * from {{ ref('step_coverage') }}

),

policy as (

    select * from {{ ref('policy') }}

),

in_force as (

    select
        map_periods.map_id,
        process_map.kind,
        process_map.step,
        process_map.label,
        process_map.sequence,
        coalesce(process_map.after, '') as after_steps,
        process_map.holder,
        coalesce(process_map.needed_when, '') as needed_when,
        coalesce(process_map.protective_when, '') as protective_when,
        coalesce(process_map.repeats, '') as repeats,
        process_map.needs_ask,
        process_map.may_be_implied and not process_map.is_protective as may_be_implied,
        process_map.is_protective,
        process_map.is_closing,
        process_map.is_event,
        process_map.is_periodic,
        process_map.can_be_under_way,
        coalesce(process_map.before, '') as before_step,
        process_map.opens_before,
        process_map.opens_after,
        coalesce(process_map.lead_days, 0) as lead_days,
        process_map.expected_days,
        coalesce(process_map.policy, '') as policy,
        case
            when policy.unit = 'hours' then cast(ceiling(policy.value / 24.0) as integer)
            when policy.unit = 'days' then policy.value
        end as policy_days,
        coalesce(policy.clock, 'calendar') = 'working' as counts_working_days,
        step_coverage.is_known,
        process_map.touch_hours,
        process_map.next_action

    from map_periods

    -- A step outside its period is not on the map.
    inner join process_map
        on map_periods.kind = process_map.kind
        and process_map.effective_from <= map_periods.starts_date
        and (
            process_map.effective_to is null
            or process_map.effective_to > map_periods.starts_date
        )

    left join step_coverage
        on process_map.kind = step_coverage.kind
        and process_map.step = step_coverage.step
        and process_map.effective_from = step_coverage.effective_from

    left join policy
        on process_map.policy = policy.code

)

select * from in_force
