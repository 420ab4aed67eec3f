{#- Whole days from one date to another, negative when the second comes first. -#}
{% macro days_between(first_date, second_date) -%}
    cast({{ dbt.datediff(first_date, second_date, 'day') }} as integer)
{%- endmacro %}


{#- A date some days on; the number may be a column or null. -#}
{% macro add_days(from_date, days) -%}
    cast({{ dbt.dateadd('day', days, from_date) }} as date)
{%- endmacro %}


{#- A date some months on; the number may be a column. -#}
{% macro add_months(from_date, months) -%}
    cast({{ dbt.dateadd('month', months, from_date) }} as date)
{%- endmacro %}


{#- A date as the text a step_ref holds: 2026-11-20. -#}
{% macro iso_day(a_date) -%}
    cast(cast({{ a_date }} as date) as {{ dbt.type_string() }})
{%- endmacro %}


{#- Whole years of age on a day (a birthday on 29 February counts from 1 March). -#}
{% macro whole_years(birth_date, on_date) -%}
    cast(
        extract(year from {{ on_date }}) - extract(year from {{ birth_date }})
        - case
            when extract(month from {{ on_date }}) * 100 + extract(day from {{ on_date }})
                < extract(month from {{ birth_date }}) * 100
                + extract(day from {{ birth_date }})
                then 1
            else 0
        end
        as integer
    )
{%- endmacro %}


{#- The date when it lies on or before another, else null: what is seen at a date. -#}
{% macro seen_at(a_date, as_of_date) -%}
    case when {{ a_date }} <= {{ as_of_date }} then {{ a_date }} end
{%- endmacro %}
