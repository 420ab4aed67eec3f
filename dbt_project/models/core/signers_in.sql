-- One row per person who may sign in, and office, unit, worker or case their place covers, with its period.
with

as_of as (

    select as_of_date from {{ ref('as_of_dates') }}
    where is_current

),

workers as (

    select * from {{ ref('workers') }}
    where email is not null

),

supervisors as (

    select * from {{ ref('supervisors') }}

),

users as (

    select * from {{ ref('contract_users') }}

),

helpers as (

    select * from {{ ref('contract_assignments') }}
    where role = 'secondary' and subject_type = 'case'

),

placed as (

    select
        email,
        name,
        worker_id,
        role as source_role,
        case role
            when 'worker' then worker_id
            when 'manager' then office_id
            when 'director' then 'state'
        end as key,
        cast(null as {{ dbt.type_string() }}) as level,
        coalesce(hired_date, cast('2000-01-01' as date)) as starts_date,
        left_date as ends_date

    from workers

    where role <> 'supervisor'

    union all

    select
        workers.email,
        workers.name,
        workers.worker_id,
        workers.role as source_role,
        supervisors.unit_id as key,
        'unit' as level,
        supervisors.starts_date,
        case
            when workers.left_date < supervisors.ends_date or supervisors.ends_date is null
                then workers.left_date
            else supervisors.ends_date
        end as ends_date

    from supervisors

    -- A supervisor who is not on record or has no address cannot sign in.
    inner join workers
        on supervisors.worker_id = workers.worker_id

    union all

    select
        workers.email,
        workers.name,
        workers.worker_id,
        workers.role as source_role,
        helpers.subject_id as key,
        'case' as level,
        helpers.starts_on as starts_date,
        helpers.ends_on as ends_date

    from helpers

    -- A helper who is not on record or has no address cannot sign in.
    inner join workers
        on helpers.worker_id = workers.worker_id

    union all

    select
        users.email,
        users.email as name,
        cast(null as {{ dbt.type_string() }}) as worker_id,
        users.role as source_role,
        case when users.level = 'state' then 'state' else users.key end as key,
        users.level,
        coalesce(cast(users.recorded_at as date), as_of.as_of_date) as starts_date,
        cast(null as date) as ends_date

    from users

    cross join as_of

)

select * from placed
where key is not null and starts_date is not null
