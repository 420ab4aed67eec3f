-- Each count of the safety line is the items listed under it, at every level.
with

listed as (

    select measure, count(*) as items from {{ ref('safety_items') }}
    group by measure

),

line as (

    select level, measure, sum(open) as open from {{ ref('safety_line') }}
    group by level, measure

)

select
    line.level,
    line.measure,
    line.open,
    listed.items

from line

left join listed
    on line.measure = listed.measure

where line.open <> coalesce(listed.items, 0)
