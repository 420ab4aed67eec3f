-- One row per delivery held and reason.
select * from {{ ref('stg_landing__holds') }}
