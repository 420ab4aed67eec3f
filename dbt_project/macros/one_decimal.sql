{#- A number as people read it: one place after the point, halves away from zero, on every engine. -#}
{% macro one_decimal(number) -%}
cast(round(cast({{ number }} as numeric(18, 6)), 1) as numeric(9, 1))
{%- endmacro %}
