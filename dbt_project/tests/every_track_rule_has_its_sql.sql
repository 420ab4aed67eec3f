-- A written rule nobody evaluates would never be met, and nobody would notice.
{{ config(severity='warn') }}
with

results as (

    select distinct rule from {{ ref('track_rule_results') }}

),

kinds as (

    select distinct kind from {{ ref('open_items') }}

)

select
    track_rules.track,
    track_rules.rule

from {{ ref('track_rules') }} as track_rules

-- Rules of a kind with nothing open are not evaluated.
inner join kinds
    on track_rules.kind = kinds.kind

left join results
    on track_rules.rule = results.rule

where results.rule is null
