-- One row per row set aside, as landing last handed it over.
with

source as (

    select * from {{ source('landing', 'set_aside') }}

),

named as (

    select
        delivery,
        source,
        table_name,
        file,
        line,
        record_id,
        rule,
        reason

    from source

)

select * from named
