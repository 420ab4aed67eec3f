-- One row per name of a person: what the active source supplies.
{{ contract_rows('person_names') }}
