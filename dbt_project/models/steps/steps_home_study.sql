-- One row per home study and step: what is on record of it.
with

home_studies as (

    select
        *,
        'home_study/' || home_study_id as item_id,
        coalesce(identified_on, applied_on) as family_asked_date,
        case
            when training_planned_for is not null
                then coalesce(training_planned_on, cast(recorded_at as date))
        end as training_plan_date,
        case
            when visit_planned_for is not null
                then coalesce(visit_planned_on, cast(recorded_at as date))
        end as visit_plan_date,
        'home_studies' as source_table,
        home_study_id as source_id

    from {{ ref('contract_home_studies') }}

),

home_study_kinds as (

    select * from {{ ref('home_study_kinds') }}

),

-- One decision date, taken here or in the other state.
here as (

    select home_studies.*

    from home_studies

    inner join home_study_kinds
        on home_studies.kind = home_study_kinds.kind
        and home_study_kinds.fact = 'local_study'

),

elsewhere as (

    select home_studies.*

    from home_studies

    inner join home_study_kinds
        on home_studies.kind = home_study_kinds.kind
        and home_study_kinds.fact = 'interstate_out'

),

items as (

    select
        item_id,
        'home_study' as step_subject_type,
        home_study_id as step_subject_id

    from home_studies

),

recorded_steps as (

    select * from {{ ref('recorded_steps') }}

),

parts as (

    {{ step_fact(
        'here', 'application', asked_date='family_asked_date', done_at='applied_on'
    ) }}

    union all

    {{ step_fact(
        'here', 'fingerprints', asked_date='family_asked_date',
        done_at='fingerprints_on'
    ) }}

    union all

    {{ step_fact(
        'here', 'background_checks', asked_date='background_requested_on',
        done_at='background_done_on'
    ) }}

    union all

    {{ step_fact('here', 'provisional_decision', done_at='provisional_on') }}

    union all

    {{ step_fact(
        'here', 'training', planned_date='training_planned_for',
        planned_on='training_plan_date', done_at='training_done_on'
    ) }}

    union all

    {{ step_fact(
        'here', 'home_visits', planned_date='visit_planned_for',
        planned_on='visit_plan_date', done_at='visits_done_on'
    ) }}

    union all

    {{ step_fact('here', 'decision', done_at='decided_on') }}

    union all

    {{ step_fact('elsewhere', 'packet', done_at='packet_sent_on') }}

    union all

    {{ step_fact(
        'elsewhere', 'study_done', asked_date='packet_sent_on', done_at='study_done_on',
        holder_id='party_id'
    ) }}

    union all

    {{ step_fact(
        'elsewhere', 'decision_elsewhere', asked_date='packet_sent_on',
        done_at='decided_on', holder_id='party_id'
    ) }}

    union all

    {{ added_steps('items', 'recorded_steps') }}

),

steps as (

    {{ merged_steps('parts') }}

)

select * from steps
