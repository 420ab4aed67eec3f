-- One row per removal from home: what the active source supplies.
{{ contract_rows('removals') }}
