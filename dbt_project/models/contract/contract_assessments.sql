-- One row per assessment tool used: what the active source supplies.
{{ contract_rows('assessments') }}
