-- One row per session offered: what the active source supplies.
{{ contract_rows('service_attendance') }}
