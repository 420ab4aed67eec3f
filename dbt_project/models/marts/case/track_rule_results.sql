-- One row per open item and rule of track_rules that can be asked of it: whether it is met.
{{ config(schema='counts') }}

with

items as (

    select
        open_items.item_id,
        open_items.kind,
        open_items.case_id,
        investigations_told.response_priority,
        investigations_told.received_date,
        investigations_told.safety_result,
        investigations_told.sexual_abuse,
        investigations_told.last_report_date

    from {{ ref('open_items') }} as open_items

    -- The rules are about investigations.
    inner join {{ ref('investigations_told') }} as investigations_told
        on open_items.item_id = 'investigation/' || investigations_told.investigation_id

),

-- A rule with a look-back names it in the seed.
look_backs as (

    select distinct
        kind,
        rule,
        within_months
    from {{ ref('track_rules') }}
    where within_months is not null

),

checks as (

    select
        item_id,
        check_code as rule,
        passes as is_met
    from {{ ref('closing_check_state') }}

),

plans as (

    select distinct case_id from {{ ref('case_safety_plans') }}

),

signals as (

    select distinct case_id from {{ ref('signals') }}

)

select
    items.item_id,
    'found_safe' as rule,
    coalesce(items.safety_result = 'safe', false) as is_met
from items

union all

select
    items.item_id,
    'not_immediate' as rule,
    coalesce(items.response_priority <> 'immediate', false) as is_met
from items

union all

select
    items.item_id,
    'no_sexual_abuse' as rule,
    items.sexual_abuse = 0 as is_met
from items

union all

select
    items.item_id,
    look_backs.rule,
    items.last_report_date is null
    or items.last_report_date
    < {{ add_months('items.received_date', '-1 * look_backs.within_months') }} as is_met
from items

-- Only rules with a look-back look back.
inner join look_backs
    on items.kind = look_backs.kind
    and look_backs.rule = 'no_earlier_report'

union all

select
    items.item_id,
    'no_safety_plan' as rule,
    plans.case_id is null as is_met
from items

left join plans
    on items.case_id = plans.case_id

union all

select
    items.item_id,
    'no_open_signal' as rule,
    signals.case_id is null as is_met
from items

left join signals
    on items.case_id = signals.case_id

union all

select
    checks.item_id,
    checks.rule,
    checks.is_met
from checks

where checks.rule in ('children_seen', 'no_undecided_report')
