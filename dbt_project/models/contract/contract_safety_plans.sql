-- One row per safety plan: what the active source supplies.
{{ contract_rows('safety_plans') }}
