{#-
Every record of a table and rule of seeds/findings.csv that it trips, in one pass over the
table. The rules stand in finding_rules(); what a shape asks is in finding_trips(). A rule
that names a column the source does not supply is not asked.

A column is written `column`, or `key.table.column` for one of the record that `key`
points to; `as_of_date` is the day of the extract.
-#}
{% macro findings_in(table_name) -%}
{%- set key = contract_columns()[table_name].keys() | first -%}
{%- set rules = [] -%}
{%- set parents = {} -%}
{%- for rule in finding_rules()[table_name] if finding_is_asked(table_name, rule) == 'yes' -%}
    {%- do rules.append(rule) -%}
    {%- for column in finding_columns(rule) if column.count('.') == 2 -%}
        {%- do parents.update({column: column.split('.')}) -%}
    {%- endfor -%}
{%- endfor -%}
{%- set joined = {} -%}
select
    findings.finding,
    '{{ table_name }}' as table_name,
    tripped.{{ key }} as record_id,
    {% if rules -%}
    case findings.finding
        {%- for rule in rules %}
        when '{{ rule.finding }}'
            then {{ finding_detail(table_name, rule) }}
        {%- endfor %}
    end as detail,
    cast(
        case findings.finding
            {%- for rule in rules %}
            when '{{ rule.finding }}' then {{ finding_since(rule) }}
            {%- endfor %}
        end as date
    ) as since
    {%- else -%}
    cast(null as {{ dbt.type_string() }}) as detail,
    cast(null as date) as since
    {%- endif %}

from (
    select
        judged.*,
        ''
        {%- for rule in rules %}
        || case when {{ finding_trips(table_name, key, rule) }} then ';{{ rule.finding }};' else '' end
        {%- endfor %} as rules_tripped
    from (
        select
            pointed.*
            {%- for rule in rules %}{{ finding_window(table_name, key, rule) }}{% endfor %}
        from (
            select
                records.*,
                as_of.as_of_date
                {%- for column, parts in parents.items() %},
                {{ parts[0] }}__{{ parts[1] }}.{{ parts[2] }} as {{ column | replace('.', '__') }}
                {%- endfor %}
                {%- for rule in rules if rule.shape == 'without' %},
                {{ rule.finding }}__child.parent_id as {{ rule.finding }}__child
                {%- endfor %}
            from {{ ref('contract_' ~ table_name) }} as records
            cross join (
                select as_of_date from {{ ref('as_of_dates') }} where is_current
            ) as as_of
            {%- for parts in parents.values() if (parts[0] ~ '__' ~ parts[1]) not in joined %}
            {%- do joined.update({parts[0] ~ '__' ~ parts[1]: true}) %}
            left join {{ ref('contract_' ~ parts[1]) }} as {{ parts[0] }}__{{ parts[1] }}
                on records.{{ parts[0] }}
                = {{ parts[0] }}__{{ parts[1] }}.{{ contract_columns()[parts[1]].keys() | first }}
            {%- endfor %}
            {%- for rule in rules if rule.shape == 'without' %}
            {%- set child = rule.against.split('.') %}
            left join (
                select distinct {{ child[1] }} as parent_id
                from {{ ref('contract_' ~ child[0]) }}
            ) as {{ rule.finding }}__child
                on records.{{ key }} = {{ rule.finding }}__child.parent_id
            {%- endfor %}
        ) as pointed
    ) as judged
) as tripped

-- A record counts once for each rule it trips, and for no other.
inner join {{ ref('findings') }} as findings
    on tripped.rules_tripped like '%;' || findings.finding || ';%'
    and findings.table_name = '{{ table_name }}'

where tripped.rules_tripped <> ''
{%- endmacro %}


{#- Every column a rule names, own or of another record; the child of `without` apart. -#}
{% macro finding_columns(rule) -%}
    {%- set columns = (rule.column_name | default('')).split(';') -%}
    {%- if rule.against and rule.shape != 'without' -%}
        {%- set columns = columns + rule.against.split(';') -%}
    {%- endif -%}
    {%- for condition in (rule.only_when | default('')).split(';') if condition -%}
        {%- do columns.append((condition | replace('not ', '')).split('=')[0]) -%}
    {%- endfor -%}
    {{ return(columns | select | list) }}
{%- endmacro %}


{#- 'yes' when the source supplies every column the rule names. -#}
{% macro finding_is_asked(table_name, rule) -%}
    {%- set lacking = [] -%}
    {%- for column in finding_columns(rule) if column != 'as_of_date' -%}
        {%- set parts = column.split('.') -%}
        {%- set table = parts[1] if parts | length == 3 else table_name -%}
        {%- if parts[-1] not in supplied_columns(table)
            or parts[0] not in supplied_columns(table_name) -%}
            {%- do lacking.append(column) -%}
        {%- endif -%}
    {%- endfor -%}
    {%- if rule.shape == 'without' -%}
        {%- set child = rule.against.split('.') -%}
        {%- if child[1] not in supplied_columns(child[0]) -%}
            {%- do lacking.append(rule.against) -%}
        {%- endif -%}
    {%- endif -%}
    {{ return('no' if lacking else 'yes') }}
{%- endmacro %}
