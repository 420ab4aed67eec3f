-- One row per child in care and kind of hearing that comes round: the first one whose window is not open yet.
with

care_entries as (

    select * from {{ ref('care_entries') }}

),

as_of as (

    select as_of_date from {{ ref('as_of_dates') }}
    where is_current

),

policy as (

    select * from {{ ref('policy_in_force') }}

),

supplied as (

    -- Without these no hearing can be told to be due.
    select count(*) as columns_supplied

    from {{ ref('coverage') }}

    where table_column in ('removals.removed_on', 'removals.ended_on', 'hearings.due_on')
        and is_supplied

),

months as (

    {{ dbt.generate_series(252) }}

),

rounds as (

    select
        cast(months.generated_number as integer) as months_in_care,
        hearing_kinds.kind,
        row_number() over (
            partition by months.generated_number
            order by policy.value desc
        ) as position

    from {{ ref('hearing_kinds') }} as hearing_kinds

    inner join policy
        on hearing_kinds.due_policy = policy.code

    inner join months
        on mod(
            cast(months.generated_number as integer), cast(policy.value as integer)
        ) = 0

),

due as (

    select
        care_entries.removal_id,
        care_entries.person_id,
        rounds.kind,
        {{ add_months('care_entries.entered_date', 'rounds.months_in_care') }} as due_date,
        as_of.as_of_date,
        cast(hearing_window.value as integer) as window_days

    from care_entries

    cross join as_of

    cross join supplied

    inner join rounds
        on rounds.position = 1

    inner join policy as hearing_window
        on hearing_window.code = 'hearing_window'

    where supplied.columns_supplied = 3
        and care_entries.entered_date <= as_of.as_of_date
        and (
            care_entries.ended_date is null
            or care_entries.ended_date > as_of.as_of_date
        )

),

ahead as (

    select
        removal_id,
        person_id,
        kind,
        min(due_date) as due_date

    from due

    where {{ add_days('due_date', '-1 * window_days') }} > as_of_date

    group by removal_id, person_id, kind

)

select * from ahead
