-- One row per outside body: what the active source supplies.
{{ contract_rows('parties') }}
