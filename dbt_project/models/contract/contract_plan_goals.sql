-- One row per goal in a plan: what the active source supplies.
{{ contract_rows('plan_goals') }}
