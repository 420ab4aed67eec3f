-- One row per removal from home: its first sixty days.
with

removals as (

    select * from {{ ref('contract_removals') }}

),

cases as (

    select * from {{ ref('cases') }}

),

supplied as (

    -- A source that dates none of the steps of a removal has no entries to finish.
    select count(*) as dated_steps

    from {{ ref('process_map') }} as process_map

    inner join {{ ref('coverage') }} as coverage
        on {{ list_holds('process_map.rests_on', 'coverage.table_column') }}

    where process_map.kind = 'entry_to_care'
        and coverage.table_name = 'removals'
        and coverage.is_supplied

),

items as (

    select
        'entry_to_care/' || removals.removal_id as item_id,
        'entry_to_care' as kind,
        cast(null as {{ dbt.type_string() }}) as track,
        'Entry to care' as title,
        removals.case_id,
        removals.person_id,
        cast(null as {{ dbt.type_string() }}) as intake_id,
        'case' as subject_type,
        removals.case_id as subject_id,
        cases.office_id,
        cases.unit_id,
        'entry_to_care/' || removals.removal_id as chain_id,
        removals.removed_on as opened_date,
        removals.ended_on as ended_date,
        case when removals.ended_on is not null then 'cancelled' end as ended_as,
        removals.removed_on as due_anchor_date,
        cast(null as {{ dbt.type_string() }}) as due_policy,
        cast(null as date) as due_date,
        'removals' as source_table,
        removals.removal_id as source_id

    from removals

    left join cases
        on removals.case_id = cases.case_id

    cross join supplied

    where supplied.dated_steps > 0

)

select * from items
