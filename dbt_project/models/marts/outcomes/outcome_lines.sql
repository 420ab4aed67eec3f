-- One row per federal outcome: what it means for one family, and what on a case serves it.
with

outcomes as (

    select * from {{ ref('outcomes') }}

)

select
    outcome,
    sequence,
    area,
    label,
    plain_line,
    served_by,
    source,
    verified

from outcomes

order by sequence
