-- One row per unit and course on visits: how many of its caseworkers have not yet taken it.
with

supplied as (

    select max(case when is_supplied then 1 end) as knows_courses
    from {{ ref('coverage') }}
    where table_column = 'training_completions.course_code'

),

present_workers as (

    select * from {{ ref('present_workers') }}
    where unit_id is not null

),

courses as (

    select * from {{ ref('courses') }}

),

courses_taken as (

    select * from {{ ref('courses_taken') }}

),

counted as (

    select
        present_workers.office_id,
        present_workers.unit_id,
        courses.course_code,
        courses.label,
        courses.sequence,
        cast(count(*) as integer) as workers,
        {{ count_where('courses_taken.worker_id is null') }} as not_taken

    from present_workers

    -- A source without training says nothing of it.
    inner join supplied
        on supplied.knows_courses = 1

    cross join courses

    left join courses_taken
        on present_workers.worker_id = courses_taken.worker_id
        and courses.course_code = courses_taken.course_code

    group by
        present_workers.office_id,
        present_workers.unit_id,
        courses.course_code,
        courses.label,
        courses.sequence

)

select * from counted
order by unit_id, sequence
