-- One row per record expunged or purged by a court, as ccwis last handed it over.
with

source as (

    select * from {{ source('ccwis', 'purges') }}

),

named as (

    select
        purge_id,
        table_name,
        record_id,
        ordered_on,
        recorded_at,
        changed_at

    from source

)

select * from named
