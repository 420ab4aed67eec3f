-- One row per person whom a worker has seen: the last time, and by whom.
with

as_of as (

    select as_of_date from {{ ref('as_of_dates') }}
    where is_current

),

seen as (

    select contacts_by_person.*

    from {{ ref('contacts_by_person') }} as contacts_by_person

    cross join as_of

    where contacts_by_person.is_seen
        and contacts_by_person.occurred_date <= as_of.as_of_date

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
            partition by person_id order by occurred_at desc, contact_id desc
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
        numbered.occurred_date as seen_date,
        numbered.is_alone as is_seen_alone,
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
