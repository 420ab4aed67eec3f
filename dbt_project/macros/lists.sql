{#- True when a `;` list holds an entry. Needs no unnest, so it runs on every engine. -#}
{% macro list_holds(list, entry) -%}
    ';' || {{ list }} || ';' like '%;' || {{ entry }} || ';%'
{%- endmacro %}


{#- The number of entries of a `;` list; 0 when it is empty. -#}
{% macro list_length(list) -%}
    case
        when coalesce({{ list }}, '') = '' then 0
        else length({{ list }}) - length(replace({{ list }}, ';', '')) + 1
    end
{%- endmacro %}
