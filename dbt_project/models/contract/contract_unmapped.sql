-- One row per column and value nobody has mapped.
select * from {{ ref('stg_landing__unmapped') }}
