-- One row per caseworker and fact of the coaching page: how many, of how many.
{{ config(schema='counts') }}

with

present_workers as (

    select * from {{ ref('present_workers') }}

),

supplied as (

    select
        max(case when table_column = 'worker_leave.starts_on' and is_supplied then 1 end)
            as knows_leave,
        max(
            case
                when table_column = 'training_completions.course_code' and is_supplied then 1
            end
        ) as knows_courses

    from {{ ref('coverage') }}

),

leave_kept as (

    select days from {{ ref('coaching') }}
    where fact = 'days_on_leave'

),

counted as (

    select
        worker_id,
        fact,
        {{ count_where('counts') }} as hits,
        cast(count(*) as integer) as n

    from {{ ref('worker_visits') }}

    group by worker_id, fact

),

leave_taken as (

    select
        present_workers.worker_id,
        sum(
            case
                when leave_days.ends_date is not null
                    then greatest(
                        0,
                        {{ days_between(
                            'greatest(leave_days.starts_date, '
                            ~ add_days('present_workers.as_of_date', '1 - leave_kept.days')
                            ~ ')',
                            'leave_days.ends_date'
                        ) }}
                    )
                else 0
            end
        ) as hits

    from present_workers

    cross join leave_kept

    -- A source without leave says nothing of it.
    inner join supplied
        on supplied.knows_leave = 1

    left join {{ ref('leave_days') }} as leave_days
        on present_workers.worker_id = leave_days.worker_id

    group by present_workers.worker_id

),

not_taken as (

    select
        present_workers.worker_id,
        {{ count_where('courses_taken.worker_id is null') }} as hits,
        cast(count(*) as integer) as n

    from present_workers

    -- A source without training says nothing of it.
    inner join supplied
        on supplied.knows_courses = 1

    cross join {{ ref('courses') }} as courses

    left join {{ ref('courses_taken') }} as courses_taken
        on present_workers.worker_id = courses_taken.worker_id
        and courses.course_code = courses_taken.course_code

    group by present_workers.worker_id

),

united as (

    select
        worker_id,
        fact,
        hits,
        case when fact <> 'people_to_visit' then n end as n

    from counted

    union all

    select worker_id, 'days_on_leave' as fact, cast(hits as integer) as hits, null as n
    from leave_taken

    union all

    select worker_id, 'courses_not_taken' as fact, hits, n from not_taken

    union all

    select
        worker_id,
        'months_in_post' as fact,
        cast(
            12 * (extract(year from as_of_date) - extract(year from hired_date))
            + extract(month from as_of_date) - extract(month from hired_date)
            - case
                when extract(day from as_of_date) < extract(day from hired_date) then 1
                else 0
            end
            as integer
        ) as hits,
        null as n

    from present_workers

    where hired_date <= as_of_date

    union all

    select worker_id, 'questions' as fact, null as hits, null as n
    from present_workers

)

select
    present_workers.worker_id,
    present_workers.unit_id,
    present_workers.office_id,
    present_workers.supervisor_ids,
    united.fact,
    united.hits,
    cast(united.n as integer) as n

from united

-- Evidence of somebody who has left is gone with them.
inner join present_workers
    on united.worker_id = present_workers.worker_id
