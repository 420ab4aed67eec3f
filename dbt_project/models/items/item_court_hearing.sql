-- One row per hearing due, set or held; a continued one ends and the next goes on.
with

dated as (

    select * from {{ ref('hearing_dates') }}

),

hearing_kinds as (

    select * from {{ ref('hearing_kinds') }}

),

cases as (

    select * from {{ ref('cases') }}

),

items as (

    select
        dated.item_id,
        'court_hearing' as kind,
        dated.kind as track,
        coalesce(hearing_kinds.label, 'Hearing') as title,
        dated.case_id,
        dated.person_id,
        cast(null as {{ dbt.type_string() }}) as intake_id,
        'case' as subject_type,
        dated.case_id as subject_id,
        cases.office_id,
        cases.unit_id,
        dated.chain_item_id as chain_id,
        dated.opened_date,
        dated.ended_date,
        dated.ended_as,
        dated.due_date as due_anchor_date,
        cast(null as {{ dbt.type_string() }}) as due_policy,
        dated.due_date,
        dated.source_table,
        dated.source_id

    from dated

    left join hearing_kinds
        on dated.kind = hearing_kinds.kind

    left join cases
        on dated.case_id = cases.case_id

)

select * from items
