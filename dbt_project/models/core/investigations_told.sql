-- One row per investigation: what its report, allegations and safety assessments say on the as-of date.
with

as_of as (

    select as_of_date from {{ ref('as_of_dates') }}
    where is_current

),

investigations as (

    select
        investigations.investigation_id,
        investigations.intake_id,
        investigations.case_id,
        intakes.response_priority,
        cast(intakes.received_at as date) as received_date

    from {{ ref('contract_investigations') }} as investigations

    left join {{ ref('contract_intakes') }} as intakes
        on investigations.intake_id = intakes.intake_id

),

approved as (

    select
        safety_approvals.investigation_id,
        assessments.result,
        row_number() over (
            partition by safety_approvals.investigation_id
            order by
                safety_approvals.approved_date desc,
                safety_approvals.assessment_id desc
        ) as newest

    from {{ ref('safety_approvals') }} as safety_approvals

    cross join as_of

    left join {{ ref('contract_assessments') }} as assessments
        on safety_approvals.assessment_id = assessments.assessment_id

    where safety_approvals.approved_date <= as_of.as_of_date

),

allegations as (

    select
        investigation_id,
        {{ count_where("kind = 'sexual_abuse'") }} as sexual_abuse

    from {{ ref('contract_allegations') }}

    group by investigation_id

),

victims as (

    select
        alleged_victims.person_id,
        investigations.investigation_id,
        investigations.intake_id,
        investigations.received_date

    from {{ ref('alleged_victims') }} as alleged_victims

    -- Without a report there is no day to look back from.
    inner join investigations
        on alleged_victims.investigation_id = investigations.investigation_id

),

last_reports as (

    select
        victims.investigation_id,
        max(cast(intakes.received_at as date)) as last_report_date

    from victims

    -- Most children were never named in another report.
    inner join {{ ref('contract_intake_people') }} as intake_people
        on victims.person_id = intake_people.person_id
        and victims.intake_id <> intake_people.intake_id

    inner join {{ ref('contract_intakes') }} as intakes
        on intake_people.intake_id = intakes.intake_id
        and cast(intakes.received_at as date) <= victims.received_date

    group by victims.investigation_id

)

select
    investigations.investigation_id,
    investigations.case_id,
    investigations.response_priority,
    investigations.received_date,
    approved.result as safety_result,
    coalesce(allegations.sexual_abuse, 0) as sexual_abuse,
    last_reports.last_report_date

from investigations

left join approved
    on investigations.investigation_id = approved.investigation_id
    and approved.newest = 1

left join allegations
    on investigations.investigation_id = allegations.investigation_id

left join last_reports
    on investigations.investigation_id = last_reports.investigation_id
