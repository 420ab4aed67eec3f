-- One row when something has been handed over: the latest extract of the active source.
with

deliveries as (

    select * from {{ ref('contract_deliveries') }}
    where source = '{{ var("source") }}'

),

latest as (

    select
        max(extract_date) as extract_date,
        max(extract_stamp) as extract_stamp
    from deliveries

)

select * from latest
where extract_stamp is not null
