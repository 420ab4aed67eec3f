-- One row per report received: what the active source supplies.
{{ contract_rows('intakes') }}
