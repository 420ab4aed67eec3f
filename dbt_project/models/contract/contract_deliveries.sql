-- One row per delivery landed.
select * from {{ ref('stg_landing__deliveries') }}
