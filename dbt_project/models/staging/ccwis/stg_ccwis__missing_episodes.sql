-- One row per episode of a child missing, as ccwis last handed it over.
with

source as (

    select * from {{ source('ccwis', 'missing_episodes') }}

),

named as (

    select
        missing_episode_id,
        person_id,
        case_id,
        missing_at,
        police_told_at,
        ncmec_told_at,
        court_told_on,
        family_told_on,
        located_at,
        seen_after_at,
        recorded_at,
        changed_at

    from source

)

select * from named
