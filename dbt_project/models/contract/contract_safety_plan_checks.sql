-- One row per check of a safety plan: what the active source supplies.
{{ contract_rows('safety_plan_checks') }}
