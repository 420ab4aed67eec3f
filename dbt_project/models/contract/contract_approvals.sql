-- One row per request for approval: what the active source supplies.
{{ contract_rows('approvals') }}
