-- One row per hearing: what the active source supplies.
{{ contract_rows('hearings') }}
