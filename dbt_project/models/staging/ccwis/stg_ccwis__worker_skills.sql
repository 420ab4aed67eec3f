-- One row per worker and skill, as ccwis last handed it over.
with

source as (

    select * from {{ source('ccwis', 'worker_skills') }}

),

named as (

    select
        worker_skill_id,
        worker_id,
        skill,
        recorded_at,
        changed_at

    from source

)

select * from named
