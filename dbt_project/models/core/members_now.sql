-- One row per person and role in an open case on the as-of date.
with

as_of as (

    select as_of_date from {{ ref('as_of_dates') }}
    where is_current

),

cases as (

    select * from {{ ref('cases') }}

),

case_members as (

    select * from {{ ref('contract_case_members') }}

),

present as (

    select
        case_members.case_id,
        case_members.person_id,
        coalesce(case_members.role, 'other') as role,
        min(coalesce(case_members.starts_on, cases.opened_date)) as starts_date

    from case_members

    cross join as_of

    -- A member of a case that is not open now has nothing to show.
    inner join cases
        on case_members.case_id = cases.case_id
        and cases.opened_date <= as_of.as_of_date
        and (cases.closed_date is null or cases.closed_date > as_of.as_of_date)

    where (case_members.starts_on is null or case_members.starts_on <= as_of.as_of_date)
        and (case_members.ends_on is null or case_members.ends_on > as_of.as_of_date)

    group by
        case_members.case_id,
        case_members.person_id,
        coalesce(case_members.role, 'other')

)

select * from present
