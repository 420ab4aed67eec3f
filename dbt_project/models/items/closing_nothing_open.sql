-- One row per item that closes on checks, as-of date and thing that must not be open.
with

closing_items as (

    select * from {{ ref('closing_items') }}

),

safety_plans as (

    select * from {{ ref('contract_safety_plans') }}
    where agreed_on is not null

),

intakes as (

    select * from {{ ref('contract_intakes') }}

),

approval_steps as (

    select * from {{ ref('approval_steps') }}
    where subject_type = 'intake' and part = 'decided'

),

needs as (

    select * from {{ ref('contract_needs') }}

),

decided as (

    select
        intakes.intake_id,
        intakes.case_id,
        cast(intakes.received_at as date) as received_date,
        cast(approval_steps.done_at as date) as decided_date

    from intakes

    left join approval_steps
        on intakes.intake_id = approval_steps.subject_id

),

plans_in_force as (

    select
        closing_items.item_id,
        closing_items.as_of_date,
        'no_safety_plan' as check_code

    from closing_items

    -- Only what stands open is kept; the rest passes below.
    inner join safety_plans
        on closing_items.case_id = safety_plans.case_id
        and safety_plans.agreed_on <= closing_items.as_of_date
        and (
            safety_plans.ended_on is null
            or safety_plans.ended_on > closing_items.as_of_date
        )

),

reports_undecided as (

    select
        closing_items.item_id,
        closing_items.as_of_date,
        'no_undecided_report' as check_code

    from closing_items

    -- Only what stands open is kept; the rest passes below.
    inner join decided
        on closing_items.case_id = decided.case_id
        and decided.received_date <= closing_items.as_of_date
        and (
            decided.decided_date is null
            or decided.decided_date > closing_items.as_of_date
        )

),

needs_open as (

    select
        closing_items.item_id,
        closing_items.as_of_date,
        'needs_met' as check_code

    from closing_items

    -- Only what stands open is kept; the rest passes below.
    inner join needs
        on closing_items.case_id = needs.case_id
        and needs.identified_on <= closing_items.as_of_date
        and (needs.resolved_on is null or needs.resolved_on > closing_items.as_of_date)
        and (
            needs.handed_over_on is null
            or needs.handed_over_on > closing_items.as_of_date
        )

),

standing_open as (

    select * from plans_in_force
    union
    select * from reports_undecided
    union
    select * from needs_open

),

closing_checks as (

    select * from {{ ref('closing_checks') }}
    where check_code in ('no_safety_plan', 'no_undecided_report', 'needs_met')

),

checked as (

    select
        closing_items.item_id,
        closing_items.as_of_date,
        closing_checks.check_code,
        standing_open.item_id is null as passes

    from closing_items

    -- Every kind that closes on checks has these, so nobody is lost.
    inner join closing_checks
        on closing_items.kind = closing_checks.kind

    left join standing_open
        on closing_items.item_id = standing_open.item_id
        and closing_items.as_of_date = standing_open.as_of_date
        and closing_checks.check_code = standing_open.check_code

)

select * from checked
