-- One row per worker at a contact: what the active source supplies.
{{ contract_rows('contact_workers') }}
