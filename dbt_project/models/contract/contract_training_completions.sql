-- One row per worker and course completed: what the active source supplies.
{{ contract_rows('training_completions') }}
