{#- A date as people read it, on every engine: Nov 19, 2026. -#}
{% macro day_in_words(day) -%}
substr(
    'JanFebMarAprMayJunJulAugSepOctNovDec',
    cast(extract(month from {{ day }}) as integer) * 3 - 2, 3
)
|| ' ' || cast(cast(extract(day from {{ day }}) as integer) as {{ dbt.type_string() }})
|| ', ' || cast(cast(extract(year from {{ day }}) as integer) as {{ dbt.type_string() }})
{%- endmacro %}
