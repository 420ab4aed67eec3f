-- One row per delivery landed, as landing last handed it over.
with

source as (

    select * from {{ source('landing', 'deliveries') }}

),

named as (

    select
        delivery,
        source,
        extract_date,
        extract_stamp,
        mode,
        synthetic,
        is_latest

    from source

)

select * from named
