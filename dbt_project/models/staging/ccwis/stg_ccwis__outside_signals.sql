-- One row per change seen by another system, as ccwis last handed it over.
with

source as (

    select * from {{ source('ccwis', 'outside_signals') }}

),

named as (

    select
        outside_signal_id,
        person_id,
        source,
        agreement,
        kind,
        observed_on,
        received_on,
        recorded_at,
        changed_at

    from source

)

select * from named
