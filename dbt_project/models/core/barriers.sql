-- One row per barrier known to stand in a person's way, and its period.
with

barriers as (

    select * from {{ ref('contract_barriers') }}

),

dated as (

    select
        barrier_id,
        case_id,
        person_id,
        kind,
        starts_on as starts_date,
        ends_on as ends_date

    from barriers

)

select * from dated
