-- One row per case judged ready to end.
with

cases as (

    select * from {{ ref('cases') }}
    where closing_started_date is not null

),

items as (

    select
        'case_closure/' || case_id as item_id,
        'case_closure' as kind,
        program as track,
        'Closing of case ' || case_id as title,
        case_id,
        cast(null as {{ dbt.type_string() }}) as person_id,
        cast(null as {{ dbt.type_string() }}) as intake_id,
        'case' as subject_type,
        case_id as subject_id,
        office_id,
        unit_id,
        'case_closure/' || case_id as chain_id,
        closing_started_date as opened_date,
        closed_date as ended_date,
        case when closed_date is not null then 'done' end as ended_as,
        closing_started_date as due_anchor_date,
        cast(null as {{ dbt.type_string() }}) as due_policy,
        cast(null as date) as due_date,
        'cases' as source_table,
        case_id as source_id

    from cases

)

select * from items
