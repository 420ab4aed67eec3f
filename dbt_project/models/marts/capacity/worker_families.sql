-- One row per worker responsible for an open case: children in care, and families without one.
{{ config(schema='counts') }}

with

cases_now as (

    select * from {{ ref('cases_now') }}

),

care_now as (

    select
        case_id,
        count(*) as children_in_care
    from {{ ref('care_now') }}
    group by case_id

),

counted as (

    select
        cases_now.worker_id,
        {{ count_where("cases_now.program <> 'cps' and care_now.case_id is null") }}
            as families,
        cast(coalesce(sum(care_now.children_in_care), 0) as integer) as children_in_care

    from cases_now

    left join care_now
        on cases_now.case_id = care_now.case_id

    where cases_now.worker_id is not null

    group by cases_now.worker_id

)

select * from counted
