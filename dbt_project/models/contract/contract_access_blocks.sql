-- One row per conflict of interest: what the active source supplies.
{{ contract_rows('access_blocks') }}
