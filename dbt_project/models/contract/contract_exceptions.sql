-- One row per authorised extension or pause: what the active source supplies.
{{ contract_rows('exceptions') }}
