-- One row per unit, supervisor and period: what the active source supplies.
{{ contract_rows('unit_supervisors') }}
