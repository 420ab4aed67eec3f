-- One row per table of the source.
select * from {{ ref('stg_landing__feeds') }}
