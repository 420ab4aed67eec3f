{#- How many whole weeks a date lies before the as-of date: 0 for the seven days up to it. -#}
{% macro weeks_back_of(a_date, as_of_date) -%}
    cast(floor({{ days_between(a_date, as_of_date) }} / 7.0) as integer)
{%- endmacro %}


{#- The end of a date's week, on the weekday of the as-of date. -#}
{% macro week_end_of(a_date, as_of_date) -%}
    {{ add_days(as_of_date, '-7 * ' ~ weeks_back_of(a_date, as_of_date)) }}
{%- endmacro %}
