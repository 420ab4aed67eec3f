{#- Some of many in words: with a percent from 20 on, as a count below. -#}
{% macro of_words(some, many) -%}
    cast({{ some }} as {{ dbt.type_string() }})
    || ' of ' || cast({{ many }} as {{ dbt.type_string() }})
    || case
        when {{ many }} >= 20
            then ' ('
            || cast(cast(round(100.0 * {{ some }} / {{ many }}) as integer)
                as {{ dbt.type_string() }})
            || '%)'
        else ''
    end
{%- endmacro %}
