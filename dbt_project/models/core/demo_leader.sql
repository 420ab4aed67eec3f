-- One row when the records are made up and nobody on record may sign in: a leader to look around with.
with

deliveries as (

    select * from {{ ref('contract_deliveries') }}
    where source = '{{ var("source") }}' and is_latest and synthetic

),

signers as (

    select count(*) as n from {{ ref('signers_in') }}

),

leader as (

    select
        'leader@example.org' as email,
        'Demo leader' as name,
        cast(null as {{ dbt.type_string() }}) as worker_id,
        'director' as source_role,
        'state' as key,
        'state' as level,
        deliveries.extract_date as starts_date,
        cast(null as date) as ends_date

    from deliveries

    cross join signers

    where signers.n = 0

)

select * from leader
