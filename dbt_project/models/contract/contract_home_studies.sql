-- One row per home to be approved: what the active source supplies.
{{ contract_rows('home_studies') }}
