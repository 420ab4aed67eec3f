{#- A figure, when it rests on as many as windows.csv asks for; else null. -#}
{% macro if_enough(figure, n) -%}
case when {{ n }} >= windows.shown_from then {{ figure }} end
{%- endmacro %}
