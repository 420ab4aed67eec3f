-- One row per dated fact of the visits lane of a case: contacts made in person or planned, family time.
with

contacts as (

    select * from {{ ref('contract_contacts') }}
    where case_id is not null and cancelled_on is null

),

family_time as (

    select * from {{ ref('contract_family_time') }}

),

facts as (

    select
        'contact/' || contact_id as event_id,
        case_id,
        person_id,
        coalesce(cast(occurred_at as date), planned_for) as fact_date,
        cast(null as date) as end_date,
        'contact' as code_set,
        coalesce(purpose, 'other') as code,
        case
            when occurred_at is null then 'planned'
            when completed then 'done'
            else 'tried'
        end as stage,
        'contacts' as source_table,
        contact_id as source_id

    from contacts

    where in_person or occurred_at is null

    union all

    select
        'family_time/' || family_time_id as event_id,
        case_id,
        person_id,
        offered_on as fact_date,
        cast(null as date) as end_date,
        'family_time' as code_set,
        'family_time' as code,
        case when attended then 'done' when not attended then 'not_held' else 'planned' end
            as stage,
        'family_time' as source_table,
        family_time_id as source_id

    from family_time

)

select * from facts
where fact_date is not null
