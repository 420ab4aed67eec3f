-- One row per worker and skill: what the active source supplies.
{{ contract_rows('worker_skills') }}
