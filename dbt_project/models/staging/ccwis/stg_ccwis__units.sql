-- One row per unit of workers, as ccwis last handed it over.
with

source as (

    select * from {{ source('ccwis', 'units') }}

),

named as (

    select
        unit_id,
        office_id,
        name,
        program,
        recorded_at,
        changed_at

    from source

)

select * from named
