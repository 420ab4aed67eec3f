{#- A number from 0 that looks like chance, by whole-number arithmetic alone: squares, modulo a prime. -#}
{% macro by_lot(number, choices) -%}
    mod(
        mod(
            mod({{ number }} * 48271 + 11, 2147483647)
            * mod({{ number }} * 48271 + 11, 2147483647)
            + {{ number }},
            2147483647
        ),
        {{ choices }}
    )
{%- endmacro %}
