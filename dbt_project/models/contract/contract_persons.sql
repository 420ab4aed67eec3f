-- One row per person: what the active source supplies.
{{ contract_rows('persons') }}
