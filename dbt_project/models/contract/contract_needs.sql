-- One row per need of a person: what the active source supplies.
{{ contract_rows('needs') }}
