-- One row per legal limit that lies ahead of a child or hearing, or has passed unmet.
{{ config(schema='counts') }}

with

as_of as (

    select as_of_date from {{ ref('as_of_dates') }}
    where is_current

),

limit_words as (

    select * from {{ ref('countdown_limits') }}

),

hearings_ahead as (

    select * from {{ ref('hearings_ahead') }}

),

item_steps as (

    select * from {{ ref('item_steps') }}

),

hearing_kinds as (

    select * from {{ ref('hearing_kinds') }}

),

policy as (

    select * from {{ ref('policy_in_force') }}

),

-- Reviews and permanency hearings have to be held by a day that the law sets.
rounds as (

    select
        hearings_ahead.item_id,
        'hearing_held' as milestone,
        '' as step_ref,
        hearings_ahead.due_date as needed_by,
        hearings_ahead.holder_id,
        cast(null as date) as done_date,
        hearings_ahead.planned_date

    from hearings_ahead

    -- The law sets no such day for the other kinds.
    inner join hearing_kinds
        on hearings_ahead.track = hearing_kinds.kind
        and coalesce(hearing_kinds.due_policy, '') <> ''

    where hearings_ahead.due_date is not null

),

rounds_later as (

    select
        'permanency/' || removal_id as item_id,
        'hearing_due' as milestone,
        kind as step_ref,
        due_date as needed_by,
        cast(null as {{ dbt.type_string() }}) as holder_id,
        cast(null as date) as done_date,
        cast(null as date) as planned_date

    from {{ ref('hearings_next_due') }}

),

-- No hearing until so many days after the tribe received the notice.
icwa as (

    select
        hearings_ahead.item_id,
        'icwa_wait_over' as milestone,
        item_steps.step_ref,
        hearings_ahead.target_date as needed_by,
        hearings_ahead.holder_id,
        cast(null as date) as done_date,
        {{ add_days('cast(item_steps.done_at as date)', 'cast(policy.value as integer)') }}
            as planned_date

    from hearings_ahead

    inner join policy
        on policy.code = 'icwa_notice'

    -- Without a receipt the wait has not begun; the receipt itself is a step.
    inner join item_steps
        on hearings_ahead.item_id = item_steps.item_id
        and item_steps.step = 'icwa_receipt'
        and item_steps.state = 'done'

    where hearings_ahead.is_ahead

),

clocks as (

    select removal_id, clock_date from {{ ref('tpr_clocks') }}

    union all

    select removal_id, clock_date from {{ ref('tpr_clocks_ahead') }}

),

-- Without legal events nobody can tell that a decision is missing.
told as (

    select count(*) as columns_supplied
    from {{ ref('coverage') }}
    where table_column in ('legal_events.kind', 'legal_events.occurred_on')
        and is_supplied

),

decisions as (

    select
        'permanency/' || clocks.removal_id as item_id,
        case when tpr_exceptions.exception_date is not null then 'tpr_exception'
            else 'tpr_decided'
        end as milestone,
        '' as step_ref,
        clocks.clock_date as needed_by,
        item_steps.holder_id,
        cast(item_steps.done_at as date) as done_date,
        item_steps.planned_date

    from clocks

    cross join told

    left join {{ ref('tpr_exceptions') }} as tpr_exceptions
        on clocks.removal_id = tpr_exceptions.removal_id

    left join item_steps
        on 'permanency/' || clocks.removal_id = item_steps.item_id
        and item_steps.step = 'tpr_decided'
        and item_steps.state = 'done'

    where told.columns_supplied = 2

),

limits as (

    select * from rounds
    union all
    select * from rounds_later
    union all
    select * from icwa
    union all
    select * from decisions

),

worded as (

    select
        limits.item_id,
        limits.needed_by as target_date,
        false as is_next,
        limit_words.sort,
        limits.milestone as step,
        limits.step_ref,
        limit_words.label,
        limit_words.sequence,
        limit_words.holder,
        limits.holder_id,
        limits.needed_by,
        coalesce(limits.done_date <= as_of.as_of_date, false)
        or (limit_words.is_a_wait and limits.planned_date <= as_of.as_of_date) as is_done,
        case when limit_words.is_a_wait and limits.planned_date <= as_of.as_of_date
            then limits.planned_date
        else limits.done_date end as done_date,
        limits.planned_date,
        cast(null as date) as expected_date,
        cast(null as {{ dbt.type_string() }}) as person_id,
        coalesce(hearing_kinds.label, nullif(limit_words.target, '')) as target

    from limits

    cross join as_of

    left join limit_words
        on limits.milestone = limit_words.milestone

    left join hearing_kinds
        on limits.step_ref = hearing_kinds.kind

)

select * from worded
