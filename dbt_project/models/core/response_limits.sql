-- One row per report with a response time: the day by which each alleged victim has to be seen.
with

intakes as (

    select * from {{ ref('contract_intakes') }}
    where received_at is not null

),

policy as (

    select * from {{ ref('policy') }}
    where unit = 'hours'

),

limits as (

    select
        intakes.intake_id,
        cast(intakes.received_at as date) as received_date,
        {{ add_days('cast(intakes.received_at as date)', 'cast(ceil(policy.value / 24.0) as integer)') }}
            as limit_date

    from intakes

    -- A report without a priority on record has no limit to pass.
    inner join policy
        on policy.code = 'response:' || intakes.response_priority

)

select * from limits
