-- One row per assignment still open to a worker who has left.
with

as_of as (

    select as_of_date from {{ ref('as_of_dates') }}
    where is_current

),

workers as (

    select * from {{ ref('workers') }}

),

assignments as (

    select * from {{ ref('contract_assignments') }}
    where role = 'primary'

),

found as (

    select
        'worker_left_still_assigned' as finding,
        'assignments' as table_name,
        assignments.assignment_id as record_id,
        'Worker left ' || {{ day_in_words('workers.left_date') }}
        || ', assignment still open' as detail,
        case when assignments.subject_type = 'case' then assignments.subject_id end as case_id,
        workers.left_date as since

    from assignments

    cross join as_of

    -- Assignments to a worker who is not on record are another finding.
    inner join workers
        on assignments.worker_id = workers.worker_id
        and workers.left_date <= as_of.as_of_date

    where assignments.starts_on <= as_of.as_of_date
        and (assignments.ends_on is null or assignments.ends_on > as_of.as_of_date)

)

select * from found
