-- One row per person in a case and period: what the active source supplies.
{{ contract_rows('case_members') }}
