-- One row per episode of a child missing: what the active source supplies.
{{ contract_rows('missing_episodes') }}
