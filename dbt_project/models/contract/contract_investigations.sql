-- One row per investigation or alternative response: what the active source supplies.
{{ contract_rows('investigations') }}
