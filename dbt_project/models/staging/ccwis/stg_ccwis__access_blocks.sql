-- One row per conflict of interest, as ccwis last handed it over.
with

source as (

    select * from {{ source('ccwis', 'access_blocks') }}

),

named as (

    select
        access_block_id,
        user_email,
        office_id,
        case_id,
        person_id,
        reason,
        recorded_at,
        changed_at

    from source

)

select * from named
