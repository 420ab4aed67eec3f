-- One row per current record, column and finding of landing.
select * from {{ ref('stg_landing__landing_findings') }}
