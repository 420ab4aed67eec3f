-- One row per removal, with its first day and the day care ended.
with

removals as (

    select * from {{ ref('contract_removals') }}

),

dated as (

    select
        removal_id,
        person_id,
        case_id,
        removed_on as removed_date,
        ended_on as ended_date

    from removals

)

select * from dated
