-- One row per case with a safety plan in force: how many, and the newest in words.
{{ config(schema='counts') }}

with

safety_plans_now as (

    select * from {{ ref('safety_plans_now') }}
    where case_id is not null

),

latest as (

    select
        case_id,
        cast(count(*) as integer) as safety_plans,
        max(agreed_date) as agreed_date,
        max(checked_date) as checked_date

    from safety_plans_now

    group by case_id

),

worded as (

    select
        case_id,
        safety_plans,
        'In force since ' || {{ day_in_words('agreed_date') }} || '. '
        || case
            when checked_date is null then 'No check on record'
            else 'Last checked ' || {{ day_in_words('checked_date') }}
        end || '.' as safety_plan

    from latest

)

select * from worded
