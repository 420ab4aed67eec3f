-- One row per change seen by another system: what the active source supplies.
{{ contract_rows('outside_signals') }}
