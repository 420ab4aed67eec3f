-- One row per person at a contact: what the active source supplies.
{{ contract_rows('contact_people') }}
