-- One row per person whom a worker has seen: the last time, and by whom.
with

seen as (

    select * from {{ ref('seen') }}

),

contact_workers as (

    select * from {{ ref('contract_contact_workers') }}

),

workers as (

    select * from {{ ref('workers') }}

),

numbered as (

    select
        *,
        row_number() over (
            partition by person_id order by seen_date desc, contact_id desc
        ) as newest

    from seen

),

leads as (

    select
        contact_id,
        worker_id,
        row_number() over (
            partition by contact_id
            order by case when lead then 0 else 1 end, contact_worker_id
        ) as place

    from contact_workers

),

last_seen as (

    select
        numbered.person_id,
        numbered.contact_id,
        numbered.seen_date,
        case numbered.seen_alone when 1 then true when 0 then false end as is_seen_alone,
        numbered.is_in_residence,
        leads.worker_id,
        workers.name as worker_name

    from numbered

    left join leads
        on numbered.contact_id = leads.contact_id
        and leads.place = 1

    left join workers
        on leads.worker_id = workers.worker_id

    where numbered.newest = 1

)

select * from last_seen
