{#- What makes a record trip a rule: one condition for each shape of seeds/findings.csv. -#}
{% macro finding_trips(table_name, key, rule) -%}
    {%- set columns = (rule.column_name | default('')).split(';') -%}
    {%- set against = (rule.against | default('')).split(';') -%}
    {%- set column, other = columns[0], against[0] -%}
    {%- set met = [] -%}
    {%- if rule.shape == 'before' -%}
        {%- do met.append(finding_order(table_name, column, '<', other)) -%}
    {%- elif rule.shape == 'after' -%}
        {%- do met.append(finding_order(table_name, column, '>', other)) -%}
    {%- elif rule.shape == 'future' -%}
        {%- do met.append(finding_day(column) ~ ' > as_of_date') -%}
    {%- elif rule.shape == 'missing' -%}
        {%- for each in columns -%}
            {%- do met.append(finding_field(each) ~ ' is null') -%}
        {%- endfor -%}
        {%- if other -%}
            {%- do met.append(finding_is_old(other, rule.low)) -%}
        {%- endif -%}
    {%- elif rule.shape == 'without' -%}
        {%- do met.append(rule.finding ~ '__child is null') -%}
        {%- do met.append(finding_is_old(column, rule.low)) -%}
    {%- elif rule.shape == 'open' -%}
        {%- do met.append(
            '(' ~ column ~ ' is null or ' ~ finding_day(column) ~ ' > as_of_date)'
        ) -%}
        {%- do met.append(finding_day(other) ~ ' <= as_of_date') -%}
    {%- elif rule.shape == 'late' -%}
        {%- do met.append(
            days_between(finding_day(other), finding_day(column)) ~ ' > ' ~ rule.high
        ) -%}
    {%- elif rule.shape == 'range' -%}
        {%- do met.append(
            '(' ~ column ~ ' < ' ~ rule.low ~ ' or ' ~ column ~ ' > ' ~ rule.high ~ ')'
        ) -%}
    {%- elif rule.shape == 'age' -%}
        {%- set age = whole_years(finding_day(other), finding_day(column)) -%}
        {%- do met.append(finding_day(other) ~ ' <= ' ~ finding_day(column)) -%}
        {%- do met.append(age ~ ' not between ' ~ rule.low ~ ' and ' ~ rule.high) -%}
    {%- elif rule.shape in ['same', 'differs'] -%}
        {%- do met.append(
            finding_field(column) ~ (' = ' if rule.shape == 'same' else ' <> ')
            ~ finding_field(other)
        ) -%}
    {%- elif rule.shape == 'twice' -%}
        {%- do met.append(rule.finding ~ '__first < ' ~ key) -%}
        {%- for each in columns -%}
            {%- do met.append(each ~ ' is not null') -%}
        {%- endfor -%}
    {%- elif rule.shape == 'overlap' -%}
        {%- do met.append(columns[0] ~ ' < ' ~ rule.finding ~ '__last') -%}
    {%- elif rule.shape != 'never' -%}
        {{ exceptions.raise_compiler_error('findings.csv: no shape ' ~ rule.shape) }}
    {%- endif -%}
    {%- do met.extend(finding_conditions(table_name, rule)) -%}
    {{ return(met | join(' and ')) }}
{%- endmacro %}


{#- `;` between conditions: `column` (filled), `not column` (empty), `column=one|another`. -#}
{% macro finding_conditions(table_name, rule) -%}
    {%- set met = [] -%}
    {%- for condition in (rule.only_when | default('')).split(';') if condition -%}
        {%- set column = (condition | replace('not ', '')).split('=')[0] -%}
        {%- if '=' not in condition -%}
            {%- do met.append(
                finding_field(column)
                ~ (' is null' if condition.startswith('not ') else ' is not null')
            ) -%}
        {%- elif finding_type(table_name, column) == 'boolean' -%}
            {%- do met.append(finding_field(column) ~ ' = ' ~ condition.split('=')[1]) -%}
        {%- else -%}
            {%- set values = condition.split('=')[1].split('|') | join("', '") -%}
            {%- do met.append(finding_field(column) ~ " in ('" ~ values ~ "')") -%}
        {%- endif -%}
    {%- endfor -%}
    {{ return(met) }}
{%- endmacro %}


{#- The first of those alike, or how far the spans before this one reach. -#}
{% macro finding_window(table_name, key, rule) -%}
    {%- if rule.shape in ['twice', 'overlap'] -%}
        {%- set columns = rule.column_name.split(';') -%}
        {%- set conditions = finding_conditions(table_name, rule) | join(' and ') or '1 = 1' -%}
        {%- if rule.shape == 'twice' -%}
            ,
            min(case when {{ conditions }} then {{ key }} end) over (
                partition by {{ columns | join(', ') }}
            ) as {{ rule.finding }}__first
        {%- else -%}
            ,
            max(
                case
                    when {{ conditions }}
                        then coalesce({{ columns[1] }}, cast('2199-12-31' as date))
                end
            ) over (
                partition by {{ rule.against | replace(';', ', ') }}
                order by {{ columns[0] }}, {{ key }}
                rows between unbounded preceding and 1 preceding
            ) as {{ rule.finding }}__last
        {%- endif -%}
    {%- endif -%}
{%- endmacro %}


{#- Two moments in order; days are compared unless both have a time of day. -#}
{% macro finding_order(table_name, column, sign, other) -%}
    {%- if finding_type(table_name, column) == 'timestamp'
        and finding_type(table_name, other) == 'timestamp' -%}
        {{ return(finding_field(column) ~ ' ' ~ sign ~ ' ' ~ finding_field(other)) }}
    {%- else -%}
        {{ return(finding_day(column) ~ ' ' ~ sign ~ ' ' ~ finding_day(other)) }}
    {%- endif -%}
{%- endmacro %}


{#- More than some days before the extract. -#}
{% macro finding_is_old(column, days) -%}
    {{ return(days_between(finding_day(column), 'as_of_date') ~ ' > ' ~ (days or 0)) }}
{%- endmacro %}


{% macro finding_field(column) -%}
    {{ return(column | replace('.', '__')) }}
{%- endmacro %}


{% macro finding_day(column) -%}
    {{ return('cast(' ~ finding_field(column) ~ ' as date)') }}
{%- endmacro %}


{#- The contract's type of a column. -#}
{% macro finding_type(table_name, column) -%}
    {%- set parts = column.split('.') -%}
    {%- if column == 'as_of_date' -%}
        {{ return('date') }}
    {%- elif parts | length == 3 -%}
        {{ return(contract_columns()[parts[1]][parts[2]]) }}
    {%- else -%}
        {{ return(contract_columns()[table_name][column]) }}
    {%- endif -%}
{%- endmacro %}
