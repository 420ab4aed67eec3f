-- One row per local office: what the active source supplies.
{{ contract_rows('offices') }}
