-- One row per open case without a responsible worker.
with

cases_now as (

    select * from {{ ref('cases_now') }}
    where worker_id is null

),

ended as (

    select subject_id as case_id, max(ends_date) as ends_date
    from {{ ref('responsibility') }}
    where subject_type = 'case'
    group by subject_id

),

found as (

    select
        'no_responsible_worker' as finding,
        'cases' as table_name,
        cases_now.case_id as record_id,
        'Nobody is responsible since '
        || {{ day_in_words('coalesce(ended.ends_date, cases_now.opened_date)') }} as detail,
        coalesce(ended.ends_date, cases_now.opened_date) as since

    from cases_now

    left join ended
        on cases_now.case_id = ended.case_id

)

select * from found
