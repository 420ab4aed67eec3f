-- One row per case, child in it and period of being in it.
with

case_members as (

    select * from {{ ref('contract_case_members') }}
    where role = 'child'

),

cases as (

    select * from {{ ref('cases') }}

),

dated as (

    select
        case_members.case_id,
        case_members.person_id,
        coalesce(case_members.starts_on, cases.opened_date) as starts_date,
        case_members.ends_on as ends_date,
        cases.opened_date as case_opened_date

    from case_members

    left join cases
        on case_members.case_id = cases.case_id

    where case_members.person_id is not null

)

select * from dated
