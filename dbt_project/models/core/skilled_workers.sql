-- One row per worker employed on the as-of date, and skill.
with

as_of as (

    select as_of_date from {{ ref('as_of_dates') }}
    where is_current

),

worker_skills as (

    select distinct
        worker_id,
        skill
    from {{ ref('contract_worker_skills') }}

),

skilled as (

    select
        workers.worker_id,
        coalesce(workers.name, workers.worker_id) as name,
        workers.unit_id,
        workers.office_id,
        worker_skills.skill

    from worker_skills

    cross join as_of

    -- A skill of nobody on record helps nobody.
    inner join {{ ref('workers') }} as workers
        on worker_skills.worker_id = workers.worker_id
        and (workers.left_date is null or workers.left_date > as_of.as_of_date)

)

select * from skilled
