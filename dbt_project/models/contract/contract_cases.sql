-- One row per case: what the active source supplies.
{{ contract_rows('cases') }}
