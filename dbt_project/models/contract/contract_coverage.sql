-- One row per table and column of the contract, with whether the active source supplies it.
with

coverage as (

    {%- for table_name, columns in contract_columns().items() %}
    {%- for column_name in columns %}
    select
        '{{ table_name }}' as table_name,
        '{{ column_name }}' as column_name,
        {{ column_name in supplied_columns(table_name) }} as supplied
    {%- if not loop.last %} union all{% endif %}
    {%- endfor %}
    {%- if not loop.last %} union all{% endif %}
    {%- endfor %}

)

select * from coverage
