-- One row per provider: what the active source supplies.
{{ contract_rows('providers') }}
