-- One row per child in care whose decision on parental rights is not due yet, and the day it will be.
with

clocks as (

    -- The days still missing cannot be more than all of them.
    {{ tpr_clock(add_days('as_of_dates.as_of_date', 'policy.days_in_care')) }}

),

care_entries as (

    select * from {{ ref('care_entries') }}

),

as_of as (

    select as_of_date from {{ ref('as_of_dates') }}
    where is_current

),

ahead as (

    select
        clocks.removal_id,
        clocks.clock_date

    from clocks

    cross join as_of

    -- A stay that has ended has no such day ahead.
    inner join care_entries
        on clocks.removal_id = care_entries.removal_id
        and (
            care_entries.ended_date is null
            or care_entries.ended_date > as_of.as_of_date
        )

    where clocks.clock_date > as_of.as_of_date

)

select * from ahead
