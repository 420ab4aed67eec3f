-- One row per worker at a contact, as ccwis last handed it over.
with

source as (

    select * from {{ source('ccwis', 'contact_workers') }}

),

named as (

    select
        contact_worker_id,
        contact_id,
        worker_id,
        lead,
        recorded_at,
        changed_at

    from source

)

select * from named
