-- One row per quarter of finishing, unit, kind and track: how many were finished, and what is known of them since.
{%- set codes = [
    'rereported_6', 'rereported_12', 'reopened_30', 'reentered_12', 'closed_undone', 'near_limit',
    'entered_late', 'fast_approval',
] %}
with

balance_rows as (

    select * from {{ ref('balance_rows') }}

),

windows as (

    select length as shown_from from {{ ref('windows') }}
    where code = 'shown_from'

),

counted as (

    select
        period_start,
        office_id,
        unit_id,
        kind,
        track,
        {%- for code in codes %}
        cast(count({{ code }}) as integer) as n_{{ code }},
        {{ count_where(code) }} as {{ code }},
        {%- endfor %}
        cast(count(*) as integer) as finished

    from balance_rows

    group by period_start, office_id, unit_id, kind, track

),

measured as (

    select
        counted.period_start,
        counted.office_id,
        counted.unit_id,
        counted.kind,
        counted.track,
        {%- for code in codes %}
        case when counted.n_{{ code }} > 0 then counted.n_{{ code }} end as n_{{ code }},
        case when counted.n_{{ code }} > 0 then counted.{{ code }} end as {{ code }},
        cast(
            case
                when counted.n_{{ code }} >= windows.shown_from
                    then counted.{{ code }} * 1.0 / counted.n_{{ code }}
            end as numeric(9, 4)
        ) as rate_{{ code }},
        {%- endfor %}
        counted.finished

    from counted

    cross join windows

)

select * from measured
