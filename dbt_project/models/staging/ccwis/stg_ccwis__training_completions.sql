-- One row per worker and course completed, as ccwis last handed it over.
with

source as (

    select * from {{ source('ccwis', 'training_completions') }}

),

named as (

    select
        training_completion_id,
        worker_id,
        course_code,
        completed_on,
        recorded_at,
        changed_at

    from source

)

select * from named
