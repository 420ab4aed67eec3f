-- One row per hearing ahead and service of the family that is expected to start only after it.
{{ config(schema='counts') }}

with

rows_waiting as (

    select
        bottleneck_rows.*,
        bottleneck_names.service_label
    from {{ ref('bottleneck_rows') }} as bottleneck_rows

    -- Other limited resources are steps of their own in the countdown.
    inner join {{ ref('bottleneck_names') }} as bottleneck_names
        on bottleneck_rows.resource_id = bottleneck_names.resource_id
        and bottleneck_names.group_code = 'services'
        and bottleneck_names.hearing_matters

    where bottleneck_rows.is_waiting
        and bottleneck_rows.case_id is not null

),

-- The queue at the provider says best; that of the service where the provider's is too short.
expected as (

    select
        item_id,
        entry,
        step_ref,
        max(case_id) as case_id,
        max(person_id) as person_id,
        max(planned_date) as planned_date,
        max(service_label) as service_label,
        coalesce(
            max(case when resource_id like '%/%' then expected_date end),
            max(expected_date)
        ) as expected_date

    from rows_waiting

    group by item_id, entry, step_ref

),

needs as (

    select
        'service_referral/' || needs_served.need_id as item_id,
        coalesce(service_types.shown_label, 'Service') as shown_label
    from {{ ref('needs_served') }} as needs_served

    left join {{ ref('service_types') }} as service_types
        on needs_served.service_type = service_types.service_type

),

hearings_ahead as (

    select * from {{ ref('hearings_ahead') }}

),

late_starts as (

    select
        hearings_ahead.item_id,
        hearings_ahead.is_next,
        expected.item_id || coalesce(nullif('/' || expected.step_ref, '/'), '') as step_ref,
        hearings_ahead.target_date,
        expected.person_id,
        coalesce(needs.shown_label, expected.service_label) as shown_label,
        expected.planned_date,
        expected.expected_date

    from expected

    -- Families with no hearing before the start have nothing to fear.
    inner join hearings_ahead
        on expected.case_id = hearings_ahead.case_id
        and hearings_ahead.is_ahead
        and hearings_ahead.target_date < expected.expected_date

    left join needs
        on expected.item_id = needs.item_id

),

worded as (

    select
        late_starts.item_id,
        late_starts.target_date,
        late_starts.is_next,
        limit_words.sort,
        limit_words.milestone as step,
        late_starts.step_ref,
        limit_words.label || ': ' || lower(late_starts.shown_label) as label,
        limit_words.sequence,
        limit_words.holder,
        cast(null as {{ dbt.type_string() }}) as holder_id,
        late_starts.target_date as needed_by,
        false as is_done,
        cast(null as date) as done_date,
        late_starts.planned_date,
        late_starts.expected_date,
        late_starts.person_id,
        cast(null as {{ dbt.type_string() }}) as target

    from late_starts

    -- One row of the seed words them all.
    inner join {{ ref('countdown_limits') }} as limit_words
        on limit_words.sort = 'service'

)

select * from worded
