-- One row per authorised extension or pause, and its period.
with

exceptions as (

    select * from {{ ref('contract_exceptions') }}

),

dated as (

    select
        exception_id,
        case subject_type
            when 'home_study' then 'home_studies'
            else subject_type || 's'
        end as subject_table,
        subject_id,
        kind,
        reason,
        starts_on as starts_date,
        ends_on as ends_date

    from exceptions

)

select * from dated
