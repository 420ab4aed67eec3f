-- One row per live outside signal and open case of the person: what it touches, and until when.
with

live_signals as (

    select * from {{ ref('live_signals') }}

),

people as (

    select distinct
        members_now.case_id,
        members_now.person_id,
        cases_now.office_id,
        cases_now.unit_id,
        cases_now.worker_id,
        cases_now.access_level
    from {{ ref('members_now') }} as members_now

    -- Both tell of open cases only.
    inner join {{ ref('cases_now') }} as cases_now
        on members_now.case_id = cases_now.case_id

),

told as (

    select
        live_signals.*,
        people.case_id,
        people.office_id,
        people.unit_id,
        people.worker_id,
        people.access_level

    from live_signals

    -- A signal about somebody in no open case is nobody's business.
    inner join people
        on live_signals.person_id = people.person_id

),

-- The person's own need, else the need of somebody in the family.
needs as (

    select
        told.signal_id,
        told.case_id,
        needs_served.need_id,
        row_number() over (
            partition by told.signal_id, told.case_id
            order by
                case when needs_served.person_id = told.person_id then 0 else 1 end,
                needs_served.identified_date,
                needs_served.need_id
        ) as place

    from told

    inner join {{ ref('needs_served') }} as needs_served
        on told.case_id = needs_served.case_id
        and told.need_domain = needs_served.domain
        and needs_served.resolved_date is null
        and needs_served.handed_over_date is null

),

steps as (

    select
        told.signal_id,
        told.case_id,
        item_steps.item_id,
        item_steps.label,
        row_number() over (
            partition by told.signal_id, told.case_id
            order by item_steps.item_id, item_steps.step_ref
        ) as place

    from told

    inner join {{ ref('item_steps') }} as item_steps
        on told.case_id = item_steps.case_id
        and told.step_kind = item_steps.kind
        and told.step = item_steps.step
        and item_steps.state in ('waiting', 'under_way', 'later')

),

need_domains as (

    select * from {{ ref('need_domains') }}

)

select
    told.signal_id,
    told.case_id,
    told.person_id,
    told.kind,
    told.label,
    told.source,
    told.agreement,
    told.observed_date as observed,
    told.received_date as received,
    {{ days_between('told.observed_date', 'told.as_of_date') }} as signal_age_days,
    told.expires_date as expires,
    need_domains.shown_label as touches_need,
    needs.need_id,
    steps.label as touches_step,
    steps.item_id,
    told.offer,
    told.seen_date is not null as seen,
    told.seen_date,
    told.office_id,
    told.unit_id,
    told.worker_id,
    told.access_level

from told

left join needs
    on told.signal_id = needs.signal_id
    and told.case_id = needs.case_id
    and needs.place = 1

left join steps
    on told.signal_id = steps.signal_id
    and told.case_id = steps.case_id
    and steps.place = 1

left join need_domains
    on told.need_domain = need_domains.domain
