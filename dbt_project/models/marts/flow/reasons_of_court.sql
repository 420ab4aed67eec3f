-- One row per open hearing and reason it meets by a preparation step: the one needed first.
{{ config(schema='counts') }}

with

countdown as (

    select * from {{ ref('countdown') }}
    where sort = 'preparation'

),

reasons as (

    select * from {{ ref('do_next_reasons') }}
    where rule in ('late', 'at_risk')

),

in_order as (

    select
        countdown.item_id,
        reasons.reason,
        countdown.label as step_label,
        countdown.needed_by as since,
        countdown.needed_by as by_date,
        countdown.target_date,
        row_number() over (
            partition by countdown.item_id, reasons.reason
            order by countdown.needed_by, countdown.sequence, countdown.step_ref
        ) as place

    from countdown

    -- Steps that are done or have time give no reason.
    inner join reasons
        on countdown.state = reasons.rule

),

met as (

    select item_id, reason, step_label, since, by_date, target_date from in_order
    where place = 1

)

select * from met
