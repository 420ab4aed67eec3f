-- One row per item that closes on checks and as-of date: was every child seen lately?
with

closing_items as (

    select * from {{ ref('closing_items') }}

),

closing_checks as (

    select * from {{ ref('closing_checks') }}
    where check_code = 'children_seen'

),

alleged_victims as (

    select * from {{ ref('alleged_victims') }}

),

case_members as (

    select * from {{ ref('contract_case_members') }}
    where role = 'child'

),

people as (

    select * from {{ ref('people') }}

),

contacts_by_person as (

    select * from {{ ref('contacts_by_person') }}
    where is_seen

),

children as (

    select
        closing_items.item_id,
        closing_items.kind,
        closing_items.as_of_date,
        alleged_victims.person_id

    from closing_items

    -- Items without a child on record do not pass: next to last step.
    inner join alleged_victims
        on closing_items.investigation_id = alleged_victims.investigation_id

    union

    select
        closing_items.item_id,
        closing_items.kind,
        closing_items.as_of_date,
        case_members.person_id

    from closing_items

    -- Items without a child on record do not pass: next to last step.
    inner join case_members
        on closing_items.case_id = case_members.case_id
        and (
            case_members.starts_on is null
            or case_members.starts_on <= closing_items.as_of_date
        )
        and (
            case_members.ends_on is null
            or case_members.ends_on > closing_items.as_of_date
        )

    where closing_items.kind = 'case_closure'

),

seen as (

    select
        children.item_id,
        children.as_of_date,
        children.person_id,
        max(case when contacts_by_person.contact_id is not null then 1 else 0 end)
            as is_seen,
        max(case when contacts_by_person.is_alone then 1 else 0 end) as is_seen_alone,
        max(
            case
                when {{ whole_years('people.birth_date', 'children.as_of_date') }}
                    < closing_checks.alone_from_age
                    then 1
                else 0
            end
        ) as is_too_young

    from children

    left join closing_checks
        on children.kind = closing_checks.kind

    left join people
        on children.person_id = people.person_id

    left join contacts_by_person
        on children.person_id = contacts_by_person.person_id
        and contacts_by_person.occurred_date <= children.as_of_date
        and contacts_by_person.occurred_date
        >= {{ add_days('children.as_of_date', '-1 * closing_checks.within_days') }}

    group by children.item_id, children.as_of_date, children.person_id

),

checked as (

    select
        closing_items.item_id,
        closing_items.as_of_date,
        'children_seen' as check_code,
        count(seen.person_id) > 0
        and count(seen.person_id) = count(
            case
                when seen.is_seen = 1
                    and (seen.is_seen_alone = 1 or seen.is_too_young = 1)
                    then 1
            end
        ) as passes

    from closing_items

    left join seen
        on closing_items.item_id = seen.item_id
        and closing_items.as_of_date = seen.as_of_date

    group by closing_items.item_id, closing_items.as_of_date

)

select * from checked
