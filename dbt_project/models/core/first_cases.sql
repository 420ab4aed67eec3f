-- One row per worker and program: the first case the worker was ever responsible for in it.
with

responsibility as (

    select * from {{ ref('responsibility') }}
    where subject_type = 'case'

),

earliest as (

    select min(starts_date) as starts_date from responsibility

),

cases as (

    select * from {{ ref('cases') }}

),

workers as (

    select * from {{ ref('workers') }}

),

numbered as (

    select
        responsibility.worker_id,
        cases.program,
        cases.case_id,
        responsibility.starts_date,
        row_number() over (
            partition by responsibility.worker_id, cases.program
            order by responsibility.starts_date, responsibility.assignment_id
        ) as place

    from responsibility

    cross join earliest

    -- An assignment to a case that was never delivered is of no known program.
    inner join cases
        on responsibility.subject_id = cases.case_id

    -- Of a worker hired before the records begin, the first case is not known.
    inner join workers
        on responsibility.worker_id = workers.worker_id
        and workers.hired_date >= earliest.starts_date

)

select
    worker_id,
    program,
    case_id,
    starts_date

from numbered

where place = 1
