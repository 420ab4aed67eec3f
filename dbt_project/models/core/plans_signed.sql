-- One row per case plan, with its first day on record and the day it was signed by all.
with

case_plans as (

    select * from {{ ref('contract_case_plans') }}

),

plan_signatures as (

    select
        plan_id,
        count(*) as signers,
        count(coalesce(signed_on, refused_on)) as settled,
        max(
            case
                when refused_on is null or signed_on <= refused_on then signed_on
                else refused_on
            end
        ) as last_settled_date

    from {{ ref('contract_plan_signatures') }}

    group by plan_id

),

cases as (

    select * from {{ ref('cases') }}

),

dated as (

    select
        case_plans.case_plan_id,
        case_plans.case_id,
        case_plans.person_id,
        case_plans.kind,
        case_plans.due_on as due_date,
        case_plans.filed_on as filed_date,
        coalesce(cases.is_court_case, false) as is_court_case,
        coalesce(
            least(
                case_plans.family_invited_on,
                case_plans.family_team_meeting_on,
                case_plans.invited_on,
                cast(case_plans.drafted_at as date),
                cast(case_plans.submitted_at as date),
                cast(case_plans.approved_at as date),
                case_plans.signed_on
            ),
            cast(case_plans.recorded_at as date)
        ) as first_date,
        case
            when plan_signatures.plan_id is null
                then coalesce(case_plans.signed_on, case_plans.refusal_recorded_on)
            when plan_signatures.signers = plan_signatures.settled
                then plan_signatures.last_settled_date
        end as signed_date

    from case_plans

    left join plan_signatures
        on case_plans.case_plan_id = plan_signatures.plan_id

    left join cases
        on case_plans.case_id = cases.case_id

),

finished as (

    select
        *,
        case
            when not is_court_case then signed_date
            when signed_date is not null and filed_date is not null
                then greatest(signed_date, filed_date)
        end as finished_date

    from dated

)

select * from finished
