-- One row per open item and date: the latest day anything was recorded on it by then.
{%- set dates = [
    'asked_date', 'last_asked_date', 'planned_on', 'tried_date', 'started_date',
    'done_date', 'undone_since', 'cancelled_date', 'recorded_date'
] %}
with

open_days as (

    select * from {{ ref('open_days') }}

),

keyed_items as (

    select
        item_key,
        opened_date
    from {{ ref('keyed_items') }}

),

dated_steps as (

    select * from {{ ref('dated_steps') }}
    where step <> 'assigned'

),

latest as (

    select
        open_days.item_key,
        open_days.as_of_date,
        {%- for date in dates %}
        max({{ seen_at('dated_steps.' ~ date, 'open_days.as_of_date') }}) as {{ date }}
        {{- ',' if not loop.last }}
        {%- endfor %}

    from open_days

    left join dated_steps
        on open_days.item_key = dated_steps.item_key

    group by open_days.item_key, open_days.as_of_date

),

recorded as (

    select
        latest.item_key,
        latest.as_of_date,
        greatest(keyed_items.opened_date, {{ dates | join(', ') }}) as last_recorded_date

    from latest

    left join keyed_items
        on latest.item_key = keyed_items.item_key

)

select * from recorded
