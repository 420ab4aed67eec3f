-- One row per open item whose primary wait and standing do not go together.
with

open_items as (

    select * from {{ ref('open_items') }}

)

select
    item_id,
    standing,
    waiting_on

from open_items

where (standing in ('later', 'not_known')) <> (waiting_on is null)
    or waiting_days < 0
    or age_days < 0
