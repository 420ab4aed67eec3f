-- One row per indicator, 12 months and child, stay or report followed: what it adds to the count.
with

united as (

    select * from {{ ref('outcome_permanency') }}

    union all

    select * from {{ ref('outcome_reentries') }}

    union all

    select * from {{ ref('outcome_stability') }}

    union all

    select * from {{ ref('outcome_recurrence') }}

    union all

    select * from {{ ref('outcome_harm_in_care') }}

)

select
    indicator,
    period_start,
    person_id,
    case_id,
    office_id,
    access_level,
    source_table,
    source_id,
    cast(numerator as integer) as numerator,
    cast(denominator as integer) as denominator

from united

order by indicator, period_start, office_id, person_id
