-- One row per assumption that hours needed and available rest on, as the rules page shows it.
{{ config(alias='capacity_assumptions') }}

with

capacity_assumptions as (

    select * from {{ ref('capacity_assumptions') }}

),

shown as (

    select
        code,
        label,
        cast(value as numeric(9, 2)) as value,
        unit,
        authority,
        verified

    from capacity_assumptions

)

select * from shown
