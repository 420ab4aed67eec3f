-- One row per investigation or alternative response.
with

investigations as (

    select * from {{ ref('contract_investigations') }}

),

intakes as (

    select * from {{ ref('contract_intakes') }}

),

items as (

    select
        'investigation/' || investigations.investigation_id as item_id,
        'investigation' as kind,
        investigations.track,
        case
            when investigations.track = 'alternative_response'
                then 'Alternative response '
            else 'Investigation '
        end || investigations.investigation_id as title,
        coalesce(investigations.case_id, intakes.case_id) as case_id,
        cast(null as {{ dbt.type_string() }}) as person_id,
        investigations.intake_id,
        'investigation' as subject_type,
        investigations.investigation_id as subject_id,
        coalesce(investigations.office_id, intakes.office_id) as office_id,
        coalesce(investigations.unit_id, intakes.unit_id) as unit_id,
        'investigation/' || investigations.investigation_id as chain_id,
        cast(investigations.opened_at as date) as opened_date,
        investigations.closed_on as ended_date,
        case when investigations.closed_on is not null then 'done' end as ended_as,
        cast(investigations.opened_at as date) as due_anchor_date,
        cast(null as {{ dbt.type_string() }}) as due_policy,
        cast(null as date) as due_date,
        'investigations' as source_table,
        investigations.investigation_id as source_id

    from investigations

    left join intakes
        on investigations.intake_id = intakes.intake_id

    where investigations.opened_at is not null

)

select * from items
