-- One row per published caseload standard, as the rules page shows it.
{{ config(alias='caseload_standards') }}

with

caseload_standards as (

    select * from {{ ref('caseload_standards') }}

),

shown as (

    select
        standard,
        label,
        counts,
        coalesce(also_holds, '') as also_holds,
        cast(limit_from as integer) as limit_from,
        cast(limit_to as integer) as limit_to,
        authority,
        verified

    from caseload_standards

)

select * from shown
