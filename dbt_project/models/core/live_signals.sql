-- One row per outside signal about a person that is shown and has not expired.
with

as_of as (

    select as_of_date from {{ ref('as_of_dates') }}
    where is_current

),

expiry as (

    select cast(value as integer) as days from {{ ref('policy_in_force') }}
    where code = 'outside_signal'

),

dated as (

    select
        signals.outside_signal_id as signal_id,
        signals.person_id,
        signals.kind,
        signals.source,
        signals.agreement,
        signals.observed_on as observed_date,
        coalesce(signals.received_on, signals.observed_on) as received_date,
        {{ add_days('signals.observed_on', 'expiry.days') }} as expires_date,
        signal_kinds.label,
        signal_kinds.need_domain,
        signal_kinds.step_kind,
        signal_kinds.step,
        signal_kinds.offer,
        as_of.as_of_date

    from {{ ref('contract_outside_signals') }} as signals

    cross join as_of

    cross join expiry

    -- A kind that is off, or that nobody has put into words, is not shown.
    inner join {{ ref('signal_kinds') }} as signal_kinds
        on signals.kind = signal_kinds.kind
        and signal_kinds.is_shown

),

seen as (

    select
        dated.signal_id,
        min(contacts_by_person.occurred_date) as seen_date

    from dated

    -- Signals nobody has answered with a contact have no row here.
    inner join {{ ref('contacts_by_person') }} as contacts_by_person
        on dated.person_id = contacts_by_person.person_id
        and contacts_by_person.is_done
        and contacts_by_person.occurred_date
        between dated.received_date and dated.as_of_date

    group by dated.signal_id

)

select
    dated.*,
    seen.seen_date

from dated

left join seen
    on dated.signal_id = seen.signal_id

where dated.observed_date <= dated.as_of_date
    and dated.received_date <= dated.as_of_date
    and dated.expires_date > dated.as_of_date
