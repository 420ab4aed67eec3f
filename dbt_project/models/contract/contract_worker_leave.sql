-- One row per worker and period of leave: what the active source supplies.
{{ contract_rows('worker_leave') }}
