-- The days told of the finished items of a kind are those from their opening to their end.
select
    level,
    key,
    kind,
    sum(cost_days) as days,
    max(elapsed_days) as elapsed_days

from {{ ref('wait_costs') }}

group by level, key, kind

having sum(cost_days) <> max(elapsed_days)
