-- One row per case plan of a case before a court: it has to be filed.
with

items as (

    select * from {{ ref('item_case_plan') }}

),

cases as (

    select * from {{ ref('cases') }}
    where is_court_case

),

facts as (

    select
        items.item_id,
        'in_court' as fact,
        cast(null as date) as since_date,
        cast(null as date) as until_date

    from items

    -- Plans of cases that are not before a court are not filed.
    inner join cases
        on items.case_id = cases.case_id

)

select * from facts
