-- One row per policy rule: its limit, clock and authority, and whether it was checked.
with

policy as (

    select * from {{ ref('policy') }}

),

code_labels as (

    select * from {{ ref('code_labels') }}
    where code_set = 'verified'

),

labelled as (

    select
        policy.code,
        policy.label,
        cast(policy.value as numeric(9, 2)) as value,
        policy.unit,
        policy.clock,
        policy.start_event,
        policy.stop_event,
        policy.authority,
        policy.effective_from,
        policy.verified,
        coalesce(code_labels.label, policy.verified) as verified_label

    from policy

    left join code_labels
        on policy.verified = code_labels.code

)

select * from labelled
