-- One row per table of the source, as landing last handed it over.
with

source as (

    select * from {{ source('landing', 'feeds') }}

),

named as (

    select
        source,
        table_name,
        feed,
        cadence,
        cadence_days,
        stamp,
        delivery,
        is_supplied,
        rows_in,
        loaded,
        quarantined,
        refused

    from source

)

select * from named
