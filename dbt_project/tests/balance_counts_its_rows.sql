-- Each count of balance is the rows listed under it.
{%- set codes = [
    'rereported_6', 'rereported_12', 'reopened_30', 'reentered_12', 'closed_undone', 'near_limit',
    'entered_late', 'fast_approval',
] %}
with

listed as (

    select
        period_start,
        coalesce(unit_id, '-') as unit_key,
        kind,
        track,
        {%- for code in codes %}
        sum(case when {{ code }} then 1 else 0 end) as {{ code }},
        {%- endfor %}
        count(*) as finished
    from {{ ref('balance_rows') }}
    group by period_start, coalesce(unit_id, '-'), kind, track

),

counted as (

    select
        period_start,
        coalesce(unit_id, '-') as unit_key,
        kind,
        track,
        {%- for code in codes %}
        sum(coalesce({{ code }}, 0)) as {{ code }},
        {%- endfor %}
        sum(finished) as finished
    from {{ ref('balance') }}
    group by period_start, coalesce(unit_id, '-'), kind, track

)

select
    coalesce(listed.period_start, counted.period_start) as period_start,
    coalesce(listed.unit_key, counted.unit_key) as unit_key,
    coalesce(listed.kind, counted.kind) as kind

from listed

full outer join counted
    on listed.period_start = counted.period_start
    and listed.unit_key = counted.unit_key
    and listed.kind = counted.kind
    and listed.track = counted.track

where coalesce(listed.finished, 0) <> coalesce(counted.finished, 0)
    {%- for code in codes %}
    or coalesce(listed.{{ code }}, 0) <> coalesce(counted.{{ code }}, 0)
    {%- endfor %}
