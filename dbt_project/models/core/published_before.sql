-- One row per week end, unit, kind and access level an earlier release told of: how many it said were open.
with

published_weeks as (

    select * from {{ ref('contract_published_weeks') }}
    where source = '{{ var("source") }}'

)

select
    week_end,
    office_id,
    unit_id,
    kind,
    access_level,
    open_items,
    extract_stamp
from published_weeks
