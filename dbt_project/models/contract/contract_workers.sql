-- One row per worker or supervisor: what the active source supplies.
{{ contract_rows('workers') }}
