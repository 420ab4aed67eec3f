-- One row per record of every table, with the case and unit it belongs to where it names one.
{{ config(materialized='view') }}

{%- for table_name, columns in contract_columns().items() %}
{%- set key = columns.keys() | first %}
{%- set way = record_ways().get(table_name) %}
select
    '{{ table_name }}' as table_name,
    records.{{ key }} as record_id,
    {% if 'case_id' in columns -%} records.case_id,
    {%- elif way -%} pointed.case_id,
    {%- elif 'subject_type' in columns -%} subject_cases.case_id,
    {%- elif 'person_id' in columns -%} person_cases.case_id,
    {%- else -%} cast(null as {{ dbt.type_string() }}) as case_id,
    {%- endif %}
    {% if 'unit_id' in columns -%} records.unit_id,
    {%- elif 'worker_id' in columns -%} workers.unit_id,
    {%- else -%} cast(null as {{ dbt.type_string() }}) as unit_id,
    {%- endif %}
    cast(records.recorded_at as date) as recorded_date

from {{ ref('contract_' ~ table_name) }} as records
{%- if 'case_id' in columns %}
{%- elif way %}

left join {{ ref('contract_' ~ way[1]) }} as pointed
    on records.{{ way[0] }} = pointed.{{ contract_columns()[way[1]].keys() | first }}
{%- elif 'subject_type' in columns %}

left join {{ ref('subject_cases') }} as subject_cases
    on records.subject_type = subject_cases.subject_type
    and records.subject_id = subject_cases.subject_id
{%- elif 'person_id' in columns %}

left join {{ ref('person_cases') }} as person_cases
    on records.person_id = person_cases.person_id
{%- endif %}
{%- if 'worker_id' in columns and 'unit_id' not in columns %}

left join {{ ref('contract_workers') }} as workers
    on records.worker_id = workers.worker_id
{%- endif %}
{{ 'union all' if not loop.last }}
{%- endfor %}
