-- One row per table of the source and when it last arrived, as landing kept it.
with

feeds as (

    select * from {{ ref('contract_feeds') }}

)

select * from feeds
