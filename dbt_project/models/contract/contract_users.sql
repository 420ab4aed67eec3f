-- One row per person who may sign in but is not a worker: what the active source supplies.
{{ contract_rows('users') }}
