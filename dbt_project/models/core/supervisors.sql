-- One row per unit, supervisor and period of supervising it.
with

unit_supervisors as (

    select * from {{ ref('contract_unit_supervisors') }}

),

dated as (

    select
        unit_supervisor_id,
        unit_id,
        worker_id,
        starts_on as starts_date,
        ends_on as ends_date

    from unit_supervisors

)

select * from dated
