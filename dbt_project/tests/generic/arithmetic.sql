{#- A sentence about the columns of one row that holds on every row. -#}
{% test arithmetic(model, holds) %}

select *

from {{ model }}

where not ({{ holds }}) or ({{ holds }}) is null

{% endtest %}
