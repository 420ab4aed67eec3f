-- One row per child in care and hearing that comes round: when due, and whether one is on record.
with

care_entries as (

    select * from {{ ref('care_entries') }}

),

hearing_links as (

    select * from {{ ref('hearing_links') }}
    where link_number = 1

),

policy as (

    select * from {{ ref('policy_in_force') }}

),

as_of_dates as (

    select * from {{ ref('as_of_dates') }}
    where is_current

),

supplied as (

    -- Without these no hearing can be told to be missing, and none is.
    select count(*) as columns_supplied

    from {{ ref('coverage') }}

    where table_column in ('removals.removed_on', 'removals.ended_on', 'hearings.due_on')
        and is_supplied

),

months as (

    {{ dbt.generate_series(252) }}

),

-- A permanency hearing is the review of its period: the rarer kind stands for both.
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

dated as (

    select
        care_entries.*,
        rounds.kind,
        {{ add_months('care_entries.entered_date', 'rounds.months_in_care') }} as due_date

    from care_entries

    cross join supplied

    inner join rounds
        on rounds.position = 1

    where supplied.columns_supplied = 3

),

opened as (

    select
        dated.*,
        greatest(
            dated.removed_date,
            {{ add_days('dated.due_date', '-1 * cast(hearing_window.value as integer)') }}
        ) as window_date

    from dated

    cross join policy as hearing_window

    where hearing_window.code = 'hearing_window'

),

followed as (

    select
        *,
        lead(window_date) over (
            partition by removal_id, kind
            order by due_date
        ) as next_window_date

    from opened

),

present as (

    select followed.*

    from followed

    cross join as_of_dates

    where followed.window_date <= as_of_dates.as_of_date
        and (followed.ended_date is null or followed.window_date < followed.ended_date)

),

answered as (

    select
        present.removal_id,
        present.kind,
        present.due_date,
        min(hearing_links.item_id) as met_item_id

    from present

    -- Hearings nobody has set have no row here, and one vacated in care answers nothing.
    inner join hearing_links
        on present.kind = hearing_links.kind
        and present.case_id = hearing_links.case_id
        and present.person_id = coalesce(hearing_links.person_id, present.person_id)
        and present.window_date <= hearing_links.known_by_date
        and (
            present.next_window_date is null
            or hearing_links.known_by_date < present.next_window_date
        )
        and (
            coalesce(hearing_links.outcome, 'held') <> 'vacated'
            or coalesce(hearing_links.off_date, present.ended_date) >= present.ended_date
        )

    group by present.removal_id, present.kind, present.due_date

),

numbered as (

    select
        present.*,
        answered.met_item_id,
        'court_hearing/' || present.person_id || '/' || present.kind || '/'
        || {{ iso_day('present.due_date') }} as named_item_id,
        coalesce(
            sum(case when answered.met_item_id is not null then 1 else 0 end) over (
                partition by present.removal_id, present.kind
                order by present.due_date
                rows between unbounded preceding and 1 preceding
            ),
            0
        ) as hearings_before

    from present

    left join answered
        on present.removal_id = answered.removal_id
        and present.kind = answered.kind
        and present.due_date = answered.due_date

),

-- Rounds nobody set a hearing for form one chain with the hearing that ends it.
chained as (

    select
        *,
        first_value(named_item_id) over (
            partition by removal_id, kind, hearings_before
            order by due_date
        ) as chain_item_id

    from numbered

)

select * from chained
