-- One row per closing of a case and fact that makes one of its steps needed.
with

items as (

    select * from {{ ref('item_case_closure') }}

),

cases as (

    select * from {{ ref('cases') }}
    where is_court_case

),

services_at_closing as (

    select distinct case_id from {{ ref('services_at_closing') }}

),

facts as (

    select
        items.item_id,
        'in_court' as fact,
        cast(null as date) as since_date,
        cast(null as date) as until_date

    from items

    -- Cases that are not before a court need no dismissal.
    inner join cases
        on items.case_id = cases.case_id

    union all

    select
        items.item_id,
        'services_open' as fact,
        cast(null as date) as since_date,
        cast(null as date) as until_date

    from items

    -- Cases without a running service have none to end.
    inner join services_at_closing
        on items.case_id = services_at_closing.case_id

)

select * from facts
