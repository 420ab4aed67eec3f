-- One row per step of a piece of work: what the active source supplies.
{{ contract_rows('step_dates') }}
