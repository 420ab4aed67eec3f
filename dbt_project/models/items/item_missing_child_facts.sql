-- One row per episode of a child missing and fact that makes a step necessary.
with

episodes as (

    select * from {{ ref('missing_children') }}

),

facts as (

    select
        item_id,
        'still_missing' as fact,
        missing_date as since_date,
        cast(coalesce(located_at, seen_after_at) as date) as until_date

    from episodes

)

select * from facts
