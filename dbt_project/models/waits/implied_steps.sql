-- One row per worked item, date and step occurrence that what follows it shows was done.
with

known_steps as (

    select
        item_key,
        as_of_date,
        map_id,
        step,
        step_ref,
        pair_ref,
        undone_since
    from {{ ref('known_steps') }}
    where is_known
        and done_date is null
        and cancelled_date is null

),

step_map as (

    select
        map_id,
        step
    from {{ ref('step_map') }}
    where may_be_implied

),

later_steps as (

    select * from {{ ref('later_steps') }}

),

done_steps as (

    select
        item_key,
        as_of_date,
        step,
        pair_ref,
        passed_date
    from {{ ref('known_steps') }}
    where passed_date is not null

),

implied as (

    select
        known_steps.item_key,
        known_steps.as_of_date,
        known_steps.step,
        known_steps.step_ref,
        min(done_steps.passed_date) as implied_date

    from known_steps

    -- Only steps that may be implied, and are, are kept.
    inner join step_map
        on known_steps.map_id = step_map.map_id
        and known_steps.step = step_map.step

    inner join later_steps
        on known_steps.map_id = later_steps.map_id
        and known_steps.step = later_steps.step

    inner join done_steps
        on known_steps.item_key = done_steps.item_key
        and known_steps.as_of_date = done_steps.as_of_date
        and later_steps.later_step = done_steps.step
        and (
            not later_steps.is_paired
            or known_steps.pair_ref = done_steps.pair_ref
        )
        -- What was done before a return does not show the work was done again.
        and (
            known_steps.undone_since is null
            or done_steps.passed_date > known_steps.undone_since
        )

    group by
        known_steps.item_key,
        known_steps.as_of_date,
        known_steps.step,
        known_steps.step_ref

)

select * from implied
