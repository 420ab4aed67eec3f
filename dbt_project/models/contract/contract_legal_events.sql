-- One row per petition, finding, decision or order: what the active source supplies.
{{ contract_rows('legal_events') }}
