-- One row per record or test asked for: what the active source supplies.
{{ contract_rows('record_requests') }}
