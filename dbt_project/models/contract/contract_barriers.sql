-- One row per known barrier of a person: what the active source supplies.
{{ contract_rows('barriers') }}
