-- One row per worker and course completed up to the as-of date.
with

as_of as (

    select as_of_date from {{ ref('as_of_dates') }}
    where is_current

),

training_completions as (

    select * from {{ ref('contract_training_completions') }}

),

taken as (

    select
        training_completions.worker_id,
        training_completions.course_code,
        min(training_completions.completed_on) as completed_date

    from training_completions

    cross join as_of

    where training_completions.completed_on <= as_of.as_of_date

    group by training_completions.worker_id, training_completions.course_code

)

select * from taken
