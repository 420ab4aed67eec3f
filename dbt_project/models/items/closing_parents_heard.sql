-- One row per item that closes on checks and as-of date: was each parent heard?
with

closing_items as (

    select * from {{ ref('closing_items') }}

),

closing_checks as (

    select * from {{ ref('closing_checks') }}
    where check_code = 'parents_heard'

),

case_members as (

    select * from {{ ref('contract_case_members') }}
    where role in ('mother', 'father')

),

contacts_by_person as (

    select * from {{ ref('contacts_by_person') }}
    where is_heard

),

parents as (

    select distinct
        closing_items.item_id,
        closing_items.as_of_date,
        case
            when closing_checks.within_days is null then closing_items.opened_date
            else {{ add_days(
                'closing_items.as_of_date', '-1 * closing_checks.within_days'
            ) }}
        end as since_date,
        case_members.person_id

    from closing_items

    left join closing_checks
        on closing_items.kind = closing_checks.kind

    -- An item without a parent on record has nobody to hear.
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

),

heard as (

    select
        parents.item_id,
        parents.as_of_date,
        parents.person_id,
        count(contacts_by_person.contact_id) as contacts

    from parents

    left join contacts_by_person
        on parents.person_id = contacts_by_person.person_id
        and contacts_by_person.occurred_date >= parents.since_date
        and contacts_by_person.occurred_date <= parents.as_of_date

    group by parents.item_id, parents.as_of_date, parents.person_id

),

checked as (

    select
        closing_items.item_id,
        closing_items.as_of_date,
        'parents_heard' as check_code,
        count(case when heard.contacts = 0 then 1 end) = 0 as passes

    from closing_items

    left join heard
        on closing_items.item_id = heard.item_id
        and closing_items.as_of_date = heard.as_of_date

    group by closing_items.item_id, closing_items.as_of_date

)

select * from checked
