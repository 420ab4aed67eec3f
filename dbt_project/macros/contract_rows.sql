{#- The SQL type of a contract type. -#}
{% macro contract_type(type) -%}
    {%- if type in ['id', 'text', 'code'] -%} {{ dbt.type_string() }}
    {%- elif type == 'timestamp' -%} {{ dbt.type_timestamp() }}
    {%- elif type == 'integer' -%} {{ dbt.type_int() }}
    {%- elif type == 'number' -%} {{ 'double precision' if target.type == 'postgres' else 'double' }}
    {%- else -%} {{ type }}
    {%- endif -%}
{%- endmacro %}


{#- What the active source supplies of a table: every column unless `supplied` names them. -#}
{% macro supplied_columns(table_name) -%}
    {%- if var('supplied', {}) -%}
        {{ return(var('supplied').get(table_name, [])) }}
    {%- else -%}
        {{ return(contract_columns()[table_name].keys() | list) }}
    {%- endif -%}
{%- endmacro %}


{#- A contract table with all its columns: the active source's staging, or no rows. -#}
{% macro contract_rows(table_name) -%}
{%- set supplied = supplied_columns(table_name) -%}
select
    {%- for column_name, type in contract_columns()[table_name].items() %}
    cast({{ column_name if column_name in supplied else 'null' }} as {{ contract_type(type) }})
        as {{ column_name }}{{ ',' if not loop.last }}
    {%- endfor %}

{% if supplied -%}
from {{ ref('stg_' ~ var('source') ~ '__' ~ table_name) }}
{%- else -%}
where 1 = 0
{%- endif -%}
{%- endmacro %}
