-- One row per case with somebody responsible on the as-of date.
with

as_of as (

    select as_of_date from {{ ref('as_of_dates') }}
    where is_current

),

responsibility as (

    select * from {{ ref('responsibility') }}
    where subject_type = 'case'

),

workers as (

    select * from {{ ref('workers') }}

),

numbered as (

    select
        responsibility.*,
        row_number() over (
            partition by responsibility.subject_id
            order by responsibility.starts_date desc, responsibility.assignment_id desc
        ) as newest

    from responsibility

    cross join as_of

    where responsibility.starts_date <= as_of.as_of_date
        and (
            responsibility.ends_date is null
            or responsibility.ends_date > as_of.as_of_date
        )

),

owners as (

    select
        numbered.subject_id as case_id,
        numbered.worker_id,
        numbered.unit_id,
        numbered.office_id,
        numbered.starts_date,
        workers.name as worker_name

    from numbered

    left join workers
        on numbered.worker_id = workers.worker_id

    where numbered.newest = 1

)

select * from owners
