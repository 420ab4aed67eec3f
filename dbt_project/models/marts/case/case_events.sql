-- One row per dated fact of an open case: past, planned, or expected and missing.
with

as_of as (

    select as_of_date from {{ ref('as_of_dates') }}
    where is_current

),

case_facts as (

    select * from {{ ref('case_facts') }}

),

code_labels as (

    select code_set, code, label from {{ ref('code_labels') }}

    union all

    select 'hearing' as code_set, kind, label from {{ ref('hearing_kinds') }}

),

event_stages as (

    select * from {{ ref('event_stages') }}

),

recorded as (

    select
        case_facts.event_id,
        case_facts.case_id,
        cast(null as {{ dbt.type_string() }}) as item_id,
        case_facts.fact_date as event_date,
        case_facts.end_date,
        case_facts.lane,
        case_facts.code as kind,
        replace(
            coalesce(event_stages.words, '{label}'),
            '{label}',
            coalesce(code_labels.label, replace(case_facts.code, '_', ' '))
        ) as label,
        -- A planned date that has passed with nothing recorded is missing, not past.
        case
            when event_stages.state = 'planned'
                and case_facts.fact_date < case_facts.as_of_date then 'missing'
            when case_facts.fact_date > case_facts.as_of_date then 'planned'
            else event_stages.state
        end as state,
        event_stages.is_wait,
        case_facts.person_id,
        case_facts.source_table,
        case_facts.source_id

    from case_facts

    left join code_labels
        on case_facts.code_set = code_labels.code_set
        and case_facts.code = code_labels.code

    left join event_stages
        on case_facts.stage = event_stages.stage

),

cases_now as (

    select case_id from {{ ref('cases_now') }}

),

expected as (

    select
        'item/' || items.item_id as event_id,
        items.case_id,
        items.item_id,
        coalesce(items.ended_date, items.due_date) as event_date,
        cast(null as date) as end_date,
        case when items.kind = 'caseworker_visit' then 'visits' else 'plans' end as lane,
        items.kind,
        items.title || case
            when items.ended_as = 'missed' then ': none recorded' else ', due' end as label,
        case
            when items.ended_as = 'missed' or items.due_date < as_of.as_of_date then 'missing'
            else 'planned'
        end as state,
        false as is_wait,
        items.person_id,
        'items' as source_table,
        items.item_id as source_id

    from {{ ref('items') }} as items

    cross join as_of

    -- Items of cases that are not open now are left out on purpose.
    inner join cases_now
        on items.case_id = cases_now.case_id

    where (items.kind = 'caseworker_visit' and items.ended_as = 'missed')
        or (
            items.kind in ('case_plan', 'safety_assessment', 'family_assessment')
            and items.ended_date is null
            and items.due_date is not null
        )

),

events as (

    select * from recorded

    union all

    select * from expected

)

select * from events
