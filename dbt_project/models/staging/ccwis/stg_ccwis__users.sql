-- One row per person who may sign in but is not a worker, as ccwis last handed it over.
with

source as (

    select * from {{ source('ccwis', 'users') }}

),

named as (

    select
        user_id,
        email,
        role,
        level,
        key,
        recorded_at,
        changed_at

    from source

)

select * from named
