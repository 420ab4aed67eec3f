-- One row per session offered: what the active source supplies.
{{ contract_rows('family_time') }}
