-- One row per source record and rule of findings.csv that it trips, table by table.
{%- for table_name in finding_rules() %}
{{ findings_in(table_name) }}
{{ 'union all' if not loop.last }}
{%- endfor %}
