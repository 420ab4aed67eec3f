-- One row per worker and piece of work: what the active source supplies.
{{ contract_rows('assignments') }}
