-- One row per monthly visit to a child: seeing a child is protective.
with

items as (

    select * from {{ ref('item_caseworker_visit') }}

),

facts as (

    select
        item_id,
        'is_child' as fact,
        cast(null as date) as since_date,
        cast(null as date) as until_date

    from items

    where track = 'child'

)

select * from facts
