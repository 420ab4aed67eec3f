-- One row per table of the source with a code or parent nobody has mapped: how many records.
with

unmapped as (

    select * from {{ ref('contract_unmapped') }}

),

counted as (

    select
        source,
        table_name,
        cast(sum(rows) as integer) as records

    from unmapped

    group by source, table_name

)

select * from counted
