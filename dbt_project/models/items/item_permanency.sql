-- One row per child in care, from removal until care ends.
with

removals as (

    select * from {{ ref('contract_removals') }}

),

cases as (

    select * from {{ ref('cases') }}

),

items as (

    select
        'permanency/' || removals.removal_id as item_id,
        'permanency' as kind,
        cast(null as {{ dbt.type_string() }}) as track,
        'Permanency' as title,
        removals.case_id,
        removals.person_id,
        cast(null as {{ dbt.type_string() }}) as intake_id,
        'case' as subject_type,
        removals.case_id as subject_id,
        cases.office_id,
        cases.unit_id,
        'permanency/' || removals.removal_id as chain_id,
        removals.removed_on as opened_date,
        removals.ended_on as ended_date,
        case when removals.ended_on is not null then 'done' end as ended_as,
        removals.removed_on as due_anchor_date,
        cast(null as {{ dbt.type_string() }}) as due_policy,
        cast(null as date) as due_date,
        'removals' as source_table,
        removals.removal_id as source_id

    from removals

    left join cases
        on removals.case_id = cases.case_id

)

select * from items
