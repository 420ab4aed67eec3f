-- One row per measure: what a number means, read from the YAML beside its mart.
with

measures as (

    {%- set found = [] %}
    {%- if execute %}
    {%- for node in graph.nodes.values() if node.resource_type == 'model' %}
    {%- for column in node.columns.values() if column.meta.get('measure') %}
    {%- do found.append((node, column)) %}
    {%- endfor %}
    {%- endfor %}
    {%- endif %}
    {%- for node, column in found | sort(attribute='1.name') %}
    select
        '{{ column.name }}' as code,
        '{{ column.meta.measure.label | replace("'", "''") }}' as label,
        '{{ column.description | replace("'", "''") }}' as definition,
        '{{ column.meta.measure.unit }}' as unit,
        '{{ node.alias }}' as mart
    {{ 'union all' }}
    {%- endfor %}
    select
        cast(null as {{ dbt.type_string() }}) as code,
        cast(null as {{ dbt.type_string() }}) as label,
        cast(null as {{ dbt.type_string() }}) as definition,
        cast(null as {{ dbt.type_string() }}) as unit,
        cast(null as {{ dbt.type_string() }}) as mart

)

select * from measures
where code is not null
