{#- What is on record, in plain words: `Ends Mar 1, 2026; starts Mar 5, 2026`. -#}
{% macro finding_detail(table_name, rule) -%}
    {%- set columns = (rule.column_name | default('')).split(';') -%}
    {%- set column, other = columns[0], (rule.against | default('')).split(';')[0] -%}
    {%- set dated = finding_said(column) ~ " || ' ' || " ~ day_in_words(finding_field(column)) -%}
    {%- set empty = [] -%}
    {%- for each in columns -%}{%- do empty.append(finding_words(each)) -%}{%- endfor -%}
    {%- if rule.shape in ['before', 'after', 'late'] -%}
        {%- set against = "'; " ~ finding_words(other) ~ " ' || " ~ day_in_words(finding_field(other)) -%}
        {{ return(dated ~ ' || ' ~ against) }}
    {%- elif rule.shape == 'future' -%}
        {{ return(dated) }}
    {%- elif rule.shape == 'missing' and other -%}
        {{ return(
            finding_said(other) ~ " || ' ' || " ~ day_in_words(finding_field(other))
            ~ " || ', no " ~ (empty | join(' or ')) ~ " on record'"
        ) }}
    {%- elif rule.shape == 'missing' -%}
        {{ return("'No " ~ (empty | join(' or ')) ~ " on record'") }}
    {%- elif rule.shape == 'without' -%}
        {{ return(
            dated ~ " || ', no " ~ (rule.against.split('.')[0] | replace('_', ' '))
            ~ " on record'"
        ) }}
    {%- elif rule.shape == 'open' -%}
        {{ return(
            finding_said(other) ~ " || ' ' || " ~ day_in_words(finding_field(other))
            ~ " || ', still open'"
        ) }}
    {%- elif rule.shape == 'range' -%}
        {{ return(
            finding_said(column) ~ " || ' ' || cast(" ~ column ~ ' as ' ~ dbt.type_string() ~ ')'
        ) }}
    {%- elif rule.shape == 'age' -%}
        {{ return(
            "'Aged ' || cast(" ~ whole_years(finding_day(other), finding_day(column)) ~ ' as '
            ~ dbt.type_string() ~ ") || ' on ' || " ~ day_in_words(finding_field(column))
        ) }}
    {%- elif rule.shape == 'twice' -%}
        {{ return("'The same as ' || " ~ rule.finding ~ '__first') }}
    {%- elif rule.shape == 'overlap' -%}
        {{ return(dated ~ " || ', while an earlier one lasts'") }}
    {%- elif rule.shape == 'differs' -%}
        {{ return(
            finding_said(column) ~ " || ' ' || " ~ finding_field(column) ~ " || '; "
            ~ finding_words(other) ~ " ' || " ~ finding_field(other)
        ) }}
    {%- else -%}
        {{ return('cast(null as ' ~ dbt.type_string() ~ ')') }}
    {%- endif -%}
{%- endmacro %}


{#- The day the record went wrong, where the rule says; else null, the day it was entered. -#}
{% macro finding_since(rule) -%}
    {%- set column = (rule.column_name | default('')).split(';')[0] -%}
    {%- if rule.shape == 'missing' and rule.against -%}
        {{ return(add_days(finding_day(rule.against), rule.low | default(0) | int + 1)) }}
    {%- elif rule.shape == 'without' -%}
        {{ return(add_days(finding_day(column), rule.low | int + 1)) }}
    {%- elif rule.shape == 'open' -%}
        {{ return(finding_day(rule.against)) }}
    {%- elif rule.shape == 'overlap' -%}
        {{ return(finding_day(column)) }}
    {%- else -%}
        {{ return('cast(null as date)') }}
    {%- endif -%}
{%- endmacro %}


{#- A column in words: `first_appointment_on` is first appointment. -#}
{% macro finding_words(column) -%}
    {%- set parts = column.split('.') -%}
    {%- set name = 'entered' if parts[-1] == 'recorded_at' else parts[-1] -%}
    {%- for ending in ['_on', '_at', '_id'] if name.endswith(ending) -%}
        {%- set name = name[:-3] -%}
        {{ return(finding_owner(parts) ~ (name | replace('_', ' '))) }}
    {%- endfor -%}
    {{ return(finding_owner(parts) ~ (name | replace('_', ' '))) }}
{%- endmacro %}


{#- `case ` before a column of the case a record points to. -#}
{% macro finding_owner(parts) -%}
    {%- if parts | length < 3 -%}
        {{ return('') }}
    {%- endif -%}
    {%- set table = parts[1] | replace('_', ' ') -%}
    {{ return((table[:-3] ~ 'y' if table.endswith('ies') else table[:-1]) ~ ' ') }}
{%- endmacro %}


{#- The same as text of SQL, beginning with a capital. -#}
{% macro finding_said(column) -%}
    {%- set words = finding_words(column) -%}
    {{ return("'" ~ words[0] | upper ~ words[1:] ~ "'") }}
{%- endmacro %}
