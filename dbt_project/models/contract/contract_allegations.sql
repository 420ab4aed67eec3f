-- One row per allegation: what the active source supplies.
{{ contract_rows('allegations') }}
