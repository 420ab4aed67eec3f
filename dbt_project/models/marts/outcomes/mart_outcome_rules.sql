-- One row per rule of the outcome cohorts: its number, its words, who says so, whether checked.
{{ config(alias='outcome_rules') }}

with

outcome_rules as (

    select * from {{ ref('outcome_rules') }}

),

code_labels as (

    select * from {{ ref('code_labels') }}
    where code_set = 'verified'

)

select
    outcome_rules.rule,
    outcome_rules.value,
    outcome_rules.unit,
    outcome_rules.words,
    outcome_rules.authority,
    outcome_rules.verified,
    coalesce(code_labels.label, outcome_rules.verified) as verified_label

from outcome_rules

left join code_labels
    on outcome_rules.verified = code_labels.code
