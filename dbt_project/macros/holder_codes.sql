{#- The sixteen holders, which are columns of level_totals by contract; a test compares them with the seed. -#}
{% macro holder_codes() -%}
{{ return([
    'worker', 'supervisor', 'legal', 'licensing', 'funding', 'placement', 'family',
    'caregiver', 'provider', 'collateral', 'lab', 'court', 'other_agency',
    'other_state', 'tribe', 'nobody',
]) }}
{%- endmacro %}
