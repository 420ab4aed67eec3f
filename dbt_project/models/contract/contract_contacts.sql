-- One row per contact made, tried or planned: what the active source supplies.
{{ contract_rows('contacts') }}
