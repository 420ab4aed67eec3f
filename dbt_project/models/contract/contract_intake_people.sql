-- One row per person in a report: what the active source supplies.
{{ contract_rows('intake_people') }}
