-- One row per record expunged or purged by a court: what the active source supplies.
{{ contract_rows('purges') }}
