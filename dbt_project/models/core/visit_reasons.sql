-- One row per person, reason for a monthly visit (in care, member of a case) and time.
with

removals as (

    select * from {{ ref('contract_removals') }}

),

case_members as (

    select * from {{ ref('contract_case_members') }}
    where role in ('child', 'mother', 'father')

),

cases as (

    select * from {{ ref('cases') }}

),

in_care as (

    select
        person_id,
        case_id,
        1 as is_child,
        1 as is_in_care,
        removed_on as starts_date,
        ended_on as ends_date

    from removals

),

at_home as (

    select
        case_members.person_id,
        case_members.case_id,
        case when case_members.role = 'child' then 1 else 0 end as is_child,
        0 as is_in_care,
        case
            when case_members.starts_on > cases.opened_date then case_members.starts_on
            else cases.opened_date
        end as starts_date,
        case
            when case_members.ends_on < cases.closed_date or cases.closed_date is null
                then case_members.ends_on
            else cases.closed_date
        end as ends_date

    from case_members

    -- A member of a case that was never delivered is in no open case.
    inner join cases
        on case_members.case_id = cases.case_id

    where cases.program in ('in_home', 'foster_care')

),

united as (

    select * from in_care
    union all
    select * from at_home

),

lasting as (

    select * from united
    where starts_date is not null
        and (ends_date is null or ends_date > starts_date)

)

select * from lasting
