-- One row per step whose window counts back from nothing known.
with

process_map as (

    select * from {{ ref('process_map') }}

)

select
    windowed.kind,
    windowed.step,
    windowed.before

from {{ ref('process_map') }} as windowed

left join process_map
    on windowed.kind = process_map.kind
    and windowed.before = process_map.step

where coalesce(windowed.before, '') not in ('', 'due')
    and process_map.step is null
