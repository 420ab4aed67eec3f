-- One row per safety assessment outside an investigation and child of its case.
with

safety_assessments as (

    select * from {{ ref('safety_assessments') }}
    where case_id is not null
        and (investigation_id is null or occasion <> 'initial')

),

case_members as (

    select * from {{ ref('contract_case_members') }}
    where role = 'child'

),

contacts_by_person as (

    select * from {{ ref('contacts_by_person') }}
    where case_id is not null

),

children as (

    select distinct
        safety_assessments.assessment_id,
        safety_assessments.case_id,
        safety_assessments.opened_date,
        case_members.person_id

    from safety_assessments

    -- A case without a child on record registers nobody to see.
    inner join case_members
        on safety_assessments.case_id = case_members.case_id
        and (
            case_members.starts_on is null
            or case_members.starts_on <= safety_assessments.opened_date
        )
        and (
            case_members.ends_on is null
            or case_members.ends_on > safety_assessments.opened_date
        )

    where safety_assessments.person_id is null
        or safety_assessments.person_id = case_members.person_id

),

contacts_since as (

    select
        children.assessment_id as seen_for_id,
        children.person_id as child_id,
        contacts_by_person.*

    from children

    -- Only contacts from the opened day on say something of this assessment.
    inner join contacts_by_person
        on children.case_id = contacts_by_person.case_id
        and children.person_id = contacts_by_person.person_id
        and coalesce(contacts_by_person.occurred_date, contacts_by_person.planned_date)
        >= children.opened_date

),

reached as (

    select
        seen_for_id,
        child_id,
        {{ contact_dates('is_seen') }}

    from contacts_since

    group by seen_for_id, child_id

),

described as (

    select
        children.assessment_id,
        children.person_id,
        reached.first_planned_date,
        reached.planned_date,
        reached.planned_on,
        reached.times_moved,
        reached.tried_date,
        reached.done_at,
        reached.recorded_at,
        reached.contact_id

    from children

    left join reached
        on children.assessment_id = reached.seen_for_id
        and children.person_id = reached.child_id

)

select * from described
