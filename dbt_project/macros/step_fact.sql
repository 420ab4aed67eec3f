{#-
One select of a steps_<kind> model: what one table says of one step, for every row of a
CTE that has item_id, recorded_at, source_table and source_id. The other arguments are
those of step_row. An ask counts once, and a plan was made when the row was entered,
unless said otherwise. Without `step` the CTE's own column of that name says which.
-#}
{% macro step_fact(cte, step=none, asked_date='null', planned_date='null') -%}
    {%- set facts = {
        'asked_date': asked_date,
        'times_asked': 'case when ' ~ asked_date ~ ' is not null then 1 end',
        'last_asked_date': asked_date,
        'first_planned_date': planned_date,
        'planned_date': planned_date,
        'planned_on': 'case when ' ~ planned_date ~ ' is not null then recorded_at end',
        'recorded_at': 'recorded_at',
        'source_table': 'source_table',
        'source_id': 'source_id',
    } -%}
    {%- do facts.update(kwargs) -%}
    select
{{ step_row("'" ~ step ~ "'" if step else 'step', **facts) }}

    from {{ cte }}
{%- endmacro %}
