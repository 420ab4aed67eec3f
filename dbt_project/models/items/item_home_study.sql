-- One row per home to be approved.
with

home_studies as (

    select * from {{ ref('contract_home_studies') }}

),

cases as (

    select * from {{ ref('cases') }}

),

dated as (

    -- A home is looked at from the day it was found, which may be before it applies.
    select
        'home_study/' || home_studies.home_study_id as item_id,
        home_studies.home_study_id,
        home_studies.kind as track,
        home_studies.case_id,
        home_studies.person_id,
        coalesce(home_studies.office_id, cases.office_id) as office_id,
        coalesce(home_studies.unit_id, cases.unit_id) as unit_id,
        coalesce(
            home_studies.identified_on,
            home_studies.applied_on,
            home_studies.packet_sent_on,
            cast(home_studies.recorded_at as date)
        ) as opened_date,
        home_studies.decided_on as decided_date,
        least(home_studies.withdrawn_on, cases.closed_date) as rest_ended_date

    from home_studies

    left join cases
        on home_studies.case_id = cases.case_id

),

items as (

    select
        item_id,
        'home_study' as kind,
        track,
        'Home study' as title,
        case_id,
        person_id,
        cast(null as {{ dbt.type_string() }}) as intake_id,
        'home_study' as subject_type,
        home_study_id as subject_id,
        office_id,
        unit_id,
        item_id as chain_id,
        opened_date,
        least(decided_date, rest_ended_date) as ended_date,
        case
            when decided_date <= coalesce(rest_ended_date, decided_date) then 'done'
            when rest_ended_date is not null then 'cancelled'
        end as ended_as,
        opened_date as due_anchor_date,
        case when track = 'icpc_out' then 'icpc_study' end as due_policy,
        cast(null as date) as due_date,
        'home_studies' as source_table,
        home_study_id as source_id

    from dated

)

select * from items
