-- One row per hearing set, due or to be set again: from when, until when, and how it ended.
with

hearing_links as (

    select * from {{ ref('hearing_links') }}

),

hearing_obligations as (

    select * from {{ ref('hearing_obligations') }}

),

cases as (

    select * from {{ ref('cases') }}

),

care as (

    select * from {{ ref('care_entries') }}

),

as_of_dates as (

    select * from {{ ref('as_of_dates') }}
    where is_current

),

hearing_window as (

    select cast(value as integer) as days
    from {{ ref('policy_in_force') }}
    where code = 'hearing_window'

),

begun as (

    -- The day from which work on a hearing can be asked for: care, else the case, began.
    -- Set for the stay before, it is not about one that began since.
    select
        hearing_links.hearing_id,
        coalesce(max(care.removed_date), max(cases.opened_date)) as began_date

    from hearing_links

    left join care
        on hearing_links.person_id = care.person_id
        and least(hearing_links.known_by_date, hearing_links.set_date) >= care.removed_date

    left join cases
        on hearing_links.case_id = cases.case_id

    group by hearing_links.hearing_id

),

recorded as (

    select
        hearing_links.item_id,
        coalesce(
            case
                when rounds.chain_item_id <> rounds.named_item_id
                    then rounds.chain_item_id
            end,
            hearing_links.chain_item_id
        ) as chain_item_id,
        hearing_links.case_id,
        hearing_links.person_id,
        hearing_links.kind,
        hearing_links.due_date,
        coalesce(
            hearing_links.continued_date,
            least(
                hearing_links.set_requested_date,
                hearing_links.set_date,
                greatest(
                    {{ add_days('hearing_links.due_date', '-1 * hearing_window.days') }},
                    case when hearing_links.due_date is not null then begun.began_date end
                )
            ),
            cast(hearing_links.recorded_at as date),
            least(
                {{ add_days(
                    'coalesce(hearing_links.scheduled_date, hearing_links.held_date)',
                    '-1 * hearing_window.days'
                ) }},
                as_of_dates.as_of_date
            )
        ) as opened_date,
        coalesce(hearing_links.off_date, hearing_links.order_signed_date) as own_end_date,
        case
            when hearing_links.outcome = 'vacated' then 'cancelled'
            when hearing_links.off_date is not null then 'continued'
            when hearing_links.order_signed_date is not null then 'done'
        end as own_end,
        coalesce(hearing_links.outcome, 'held') <> 'vacated' as is_before_court,
        'hearings' as source_table,
        hearing_links.hearing_id as source_id

    from hearing_links

    cross join as_of_dates

    cross join hearing_window

    left join begun
        on hearing_links.hearing_id = begun.hearing_id

    left join hearing_links as firsts
        on hearing_links.first_hearing_id = firsts.hearing_id

    left join hearing_obligations as rounds
        on firsts.item_id = rounds.met_item_id
        and firsts.person_id = rounds.person_id

),

to_be_set_again as (

    select
        chain_item_id || '/' || cast(link_number + 1 as {{ dbt.type_string() }})
            as item_id,
        chain_item_id,
        case_id,
        person_id,
        kind,
        due_date,
        off_date as opened_date,
        cast(null as date) as own_end_date,
        cast(null as {{ dbt.type_string() }}) as own_end,
        false as is_before_court,
        'hearings' as source_table,
        hearing_id as source_id

    from hearing_links

    where outcome = 'continued'
        and not is_followed
        and off_date is not null

),

never_set as (

    select
        hearing_obligations.named_item_id
        || case when vacated.item_id is not null then '~2' else '' end as item_id,
        hearing_obligations.chain_item_id,
        hearing_obligations.case_id,
        hearing_obligations.person_id,
        hearing_obligations.kind,
        hearing_obligations.due_date,
        greatest(hearing_obligations.window_date, vacated.off_date) as opened_date,
        case
            when hearing_obligations.next_window_date <= as_of_dates.as_of_date
                then hearing_obligations.next_window_date
        end as own_end_date,
        'superseded' as own_end,
        false as is_before_court,
        'removals' as source_table,
        hearing_obligations.removal_id as source_id

    from hearing_obligations

    cross join as_of_dates

    left join hearing_links as vacated
        on hearing_obligations.named_item_id = vacated.item_id

    where hearing_obligations.met_item_id is null

),

united as (

    select * from recorded
    union all
    select * from to_be_set_again
    union all
    select * from never_set

),

rested as (

    -- The removal a child's hearing is about: the one on the day it opened.
    select
        united.item_id,
        care.ended_date as care_ended_date,
        row_number() over (
            partition by united.item_id
            order by care.removed_date desc, care.removal_id desc
        ) as position

    from united

    left join care
        on united.person_id = care.person_id
        and united.opened_date >= care.removed_date
        and (care.ended_date is null or united.opened_date <= care.ended_date)

),

ended as (

    -- What is before the court goes on when care ends, unless the court takes it off.
    select
        united.*,
        least(
            case when not united.is_before_court then rested.care_ended_date end,
            cases.closed_date
        ) as rest_ended_date

    from united

    left join rested
        on united.item_id = rested.item_id
        and rested.position = 1

    left join cases
        on united.case_id = cases.case_id

),

described as (

    select
        item_id,
        chain_item_id,
        case_id,
        person_id,
        kind,
        due_date,
        opened_date,
        -- A hearing taken off before it was set leaves no day on which that was done.
        coalesce(
            least(own_end_date, rest_ended_date),
            case when own_end = 'cancelled' then opened_date end
        ) as ended_date,
        case
            when own_end_date <= coalesce(rest_ended_date, own_end_date) then own_end
            when rest_ended_date is not null or own_end = 'cancelled' then 'cancelled'
        end as ended_as,
        source_table,
        source_id

    from ended

)

select * from described
