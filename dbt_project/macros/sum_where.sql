{#- The sum of a column over the rows that meet a condition, 0 when none does, as an integer. -#}
{% macro sum_where(condition, column) -%}
cast(coalesce(sum(case when {{ condition }} then {{ column }} end), 0) as integer)
{%- endmacro %}
