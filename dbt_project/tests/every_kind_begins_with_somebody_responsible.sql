-- One row per kind whose map does not begin with `assigned`.
with

process_map as (

    select * from {{ ref('process_map') }}

)

select item_kinds.kind

from {{ ref('item_kinds') }} as item_kinds

left join process_map
    on item_kinds.kind = process_map.kind
    and process_map.step = 'assigned'

where process_map.step is null
    or coalesce(process_map.after, '') <> ''
