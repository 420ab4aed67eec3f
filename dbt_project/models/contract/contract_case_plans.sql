-- One row per plan version: what the active source supplies.
{{ contract_rows('case_plans') }}
