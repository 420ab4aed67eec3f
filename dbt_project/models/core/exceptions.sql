-- One row per authorised extension or pause, and its period.
with

exceptions as (

    select * from {{ ref('contract_exceptions') }}

),

dated as (

    select
        exception_id,
        subject_type,
        subject_id,
        kind,
        reason,
        starts_on as starts_date,
        ends_on as ends_date

    from exceptions

)

select * from dated
