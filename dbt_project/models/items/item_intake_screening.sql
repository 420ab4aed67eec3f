-- One row per report received: to be decided, and the decision approved.
with

intakes as (

    select * from {{ ref('contract_intakes') }}

),

approval_steps as (

    select * from {{ ref('approval_steps') }}
    where subject_type = 'intake' and part = 'decided'

),

items as (

    select
        'intake_screening/' || intakes.intake_id as item_id,
        'intake_screening' as kind,
        cast(null as {{ dbt.type_string() }}) as track,
        'Report ' || intakes.intake_id as title,
        intakes.case_id,
        cast(null as {{ dbt.type_string() }}) as person_id,
        intakes.intake_id,
        'intake' as subject_type,
        intakes.intake_id as subject_id,
        intakes.office_id,
        intakes.unit_id,
        'intake_screening/' || intakes.intake_id as chain_id,
        cast(intakes.received_at as date) as opened_date,
        cast(approval_steps.done_at as date) as ended_date,
        case when approval_steps.done_at is not null then 'done' end as ended_as,
        cast(intakes.received_at as date) as due_anchor_date,
        cast(null as {{ dbt.type_string() }}) as due_policy,
        cast(null as date) as due_date,
        'intakes' as source_table,
        intakes.intake_id as source_id

    from intakes

    left join approval_steps
        on intakes.intake_id = approval_steps.subject_id

    where intakes.received_at is not null

)

select * from items
