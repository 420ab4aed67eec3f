{#- How many rows meet a condition, as the integer the contracts promise. -#}
{% macro count_where(condition) -%}
cast(count(case when {{ condition }} then 1 end) as integer)
{%- endmacro %}
