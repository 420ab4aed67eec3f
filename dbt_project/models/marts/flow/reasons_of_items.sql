-- One row per open item and reason it meets by being open, or by being a new report on an open family.
{{ config(schema='counts') }}

with

open_items as (

    select * from {{ ref('open_items') }}

),

reasons as (

    select * from {{ ref('do_next_reasons') }}
    where rule in ('open', 'open_family')

),

cases_now as (

    select case_id from {{ ref('cases_now') }}

),

met as (

    select
        open_items.item_id,
        reasons.reason,
        reasons.safety_label as step_label,
        open_items.chain_opened_date as since,
        open_items.due_date as by_date,
        cast(null as date) as target_date

    from open_items

    -- Only kinds that a reason names.
    inner join reasons
        on open_items.kind = reasons.kind

    left join cases_now
        on open_items.case_id = cases_now.case_id

    where reasons.rule = 'open'
        or cases_now.case_id is not null

)

select * from met
