-- One row per week end, unit, kind and access level some earlier release said how many were open, as landing last handed it over.
with

source as (

    select * from {{ source('landing', 'published_weeks') }}

),

named as (

    select
        source,
        week_end,
        office_id,
        unit_id,
        kind,
        access_level,
        open_items,
        extract_stamp

    from source

)

select * from named
