-- One row per measure: what a number means, read from the YAML beside its mart.
with

measures as (

    {%- set found = [] %}
    {%- if execute %}
    {%- for node in graph.nodes.values() if node.resource_type == 'model' %}
    {%- for column in node.columns.values() if column.meta.get('measure') %}
    {%- do found.append({
        'code': column.name, 'definition': column.description, 'mart': node.alias,
        'label': column.meta.measure.label, 'unit': column.meta.measure.unit,
    }) %}
    {%- endfor %}
    {%- for measure in node.config.meta.get('measures', []) %}
    {%- do found.append(dict(measure, mart=node.alias)) %}
    {%- endfor %}
    {%- endfor %}
    {%- endif %}
    {%- for measure in found | sort(attribute='code') %}
    select
        '{{ measure.code }}' as code,
        '{{ measure.label | replace("'", "''") }}' as label,
        '{{ measure.definition | replace("'", "''") }}' as definition,
        '{{ measure.unit }}' as unit,
        '{{ measure.mart }}' as mart

    union all

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
