-- One row per person in a case, with the most closely held of the person's cases.
with

case_members as (

    select * from {{ ref('contract_case_members') }}

),

cases as (

    select * from {{ ref('cases') }}

),

person_cases as (

    select
        case_members.person_id,
        coalesce(
            max(case when cases.access_level = 'sealed' then case_members.case_id end),
            max(case when cases.access_level = 'sensitive' then case_members.case_id end),
            max(case when cases.closed_date is null then case_members.case_id end),
            max(case_members.case_id)
        ) as case_id

    from case_members

    left join cases
        on case_members.case_id = cases.case_id

    group by case_members.person_id

)

select * from person_cases
