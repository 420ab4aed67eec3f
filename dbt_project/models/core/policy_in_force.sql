-- One row per policy code, with the value in force on the as-of date.
with

policy as (

    select * from {{ ref('policy') }}

),

as_of_dates as (

    select * from {{ ref('as_of_dates') }}
    where is_current

),

ordered as (

    -- Without a delivery there is no as-of date, and no rule to apply.
    select
        policy.code,
        policy.value,
        policy.unit,
        policy.clock,
        row_number() over (
            partition by policy.code
            order by policy.effective_from desc
        ) as position

    from policy

    inner join as_of_dates
        on policy.effective_from <= as_of_dates.as_of_date

),

in_force as (

    select
        code,
        value,
        unit,
        clock

    from ordered

    where position = 1

)

select * from in_force
