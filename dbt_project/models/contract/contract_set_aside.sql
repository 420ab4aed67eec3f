-- One row per row set aside.
select * from {{ ref('stg_landing__set_aside') }}
