-- One row per case, with the day from which a first plan is due, if any.
with

cases as (

    select * from {{ ref('cases') }}

),

removals as (

    select
        case_id,
        min(removed_on) as removed_date

    from {{ ref('contract_removals') }}

    group by case_id

),

coverage as (

    select
        max(case when is_supplied then 1 else 0 end) = 1 as is_supplied

    from {{ ref('coverage') }}

    where table_column = 'case_plans.case_plan_id'

),

-- A plan is due from the first removal, or from the opening of an in-home case.
obliged as (

    select
        cases.case_id,
        case
            when cases.program <> 'in_home' or cases.program is null
                then removals.removed_date
            when removals.removed_date < cases.opened_date then removals.removed_date
            else cases.opened_date
        end as obliged_date

    from cases

    left join removals
        on cases.case_id = removals.case_id

    cross join coverage

    where coverage.is_supplied

)

select * from obliged
