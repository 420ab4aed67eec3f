-- One row per delivery held and reason, as landing last handed it over.
with

source as (

    select * from {{ source('landing', 'holds') }}

),

named as (

    select
        delivery,
        source,
        table_name,
        reason,
        held_at,
        acknowledged_by,
        acknowledged_at,
        acknowledged_reason,
        is_open

    from source

)

select * from named
