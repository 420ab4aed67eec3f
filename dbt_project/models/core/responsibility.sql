-- One row per piece of work, worker and period in which that worker is responsible for it.
with

assignments as (

    select * from {{ ref('contract_assignments') }}
    where role = 'primary' and starts_on is not null

),

workers as (

    select * from {{ ref('workers') }}

),

dated as (

    select
        assignments.assignment_id,
        assignments.subject_type,
        assignments.subject_id,
        assignments.worker_id,
        workers.unit_id,
        workers.office_id,
        assignments.starts_on as starts_date,
        -- A worker who has left holds nothing.
        case
            when workers.left_date < assignments.ends_on or assignments.ends_on is null
                then workers.left_date
            else assignments.ends_on
        end as ends_date

    from assignments

    left join workers
        on assignments.worker_id = workers.worker_id

),

lasting as (

    select * from dated
    where ends_date is null or ends_date > starts_date

)

select * from lasting
