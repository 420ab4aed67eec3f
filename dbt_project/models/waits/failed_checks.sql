-- One row per open item and date with a closing check that did not pass, or is not known.
with

closing_check_results as (

    select * from {{ ref('closing_check_results') }}
    where not coalesce(passes, false)

),

keyed_items as (

    select
        item_key,
        item_id
    from {{ ref('keyed_items') }}

),

failed as (

    select distinct
        keyed_items.item_key,
        closing_check_results.as_of_date

    from closing_check_results

    inner join keyed_items
        on closing_check_results.item_id = keyed_items.item_id

)

select * from failed
