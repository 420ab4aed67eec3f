-- One row per report due from a provider, as ccwis last handed it over.
with

source as (

    select * from {{ source('ccwis', 'service_reports') }}

),

named as (

    select
        service_report_id,
        referral_id,
        due_on,
        received_on,
        recorded_at,
        changed_at

    from source

)

select * from named
