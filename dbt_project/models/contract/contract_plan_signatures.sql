-- One row per plan and signer: what the active source supplies.
{{ contract_rows('plan_signatures') }}
