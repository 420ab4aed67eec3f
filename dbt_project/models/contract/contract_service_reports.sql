-- One row per report due from a provider: what the active source supplies.
{{ contract_rows('service_reports') }}
