-- One row per removal, with the day on which the child is considered to have entered care.
with

removals as (

    select * from {{ ref('contract_removals') }}

),

first_findings as (

    select * from {{ ref('contract_legal_events') }}
    where kind = 'first_finding'
        and occurred_on is not null

),

policy as (

    select * from {{ ref('policy_in_force') }}
    where code = 'entered_care'

),

found as (

    -- Removals without a finding have no row here.
    select
        removals.removal_id,
        min(first_findings.occurred_on) as found_date

    from removals

    inner join first_findings
        on removals.case_id = first_findings.case_id
        and coalesce(first_findings.person_id, removals.person_id) = removals.person_id
        and removals.removed_on <= first_findings.occurred_on

    group by removals.removal_id

),

entered as (

    -- The earlier of the finding and the day policy counts from removal.
    select
        removals.removal_id,
        removals.person_id,
        removals.case_id,
        removals.removed_on as removed_date,
        removals.ended_on as ended_date,
        removals.exit_reason,
        least(
            found.found_date,
            {{ add_days('removals.removed_on', 'cast(policy.value as integer)') }}
        ) as entered_date

    from removals

    cross join policy

    left join found
        on removals.removal_id = found.removal_id

)

select * from entered
