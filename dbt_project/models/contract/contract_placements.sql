-- One row per placement: what the active source supplies.
{{ contract_rows('placements') }}
