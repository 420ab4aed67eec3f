-- One row per unit of workers: what the active source supplies.
{{ contract_rows('units') }}
