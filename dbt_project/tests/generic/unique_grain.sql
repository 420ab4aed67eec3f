{#- The columns together name one row. -#}
{% test unique_grain(model, columns) %}

select
    {{ columns | join(', ') }},
    count(*) as copies

from {{ model }}

group by {{ columns | join(', ') }}

having count(*) > 1

{% endtest %}
