-- One row per week end, unit, kind and access level some earlier release said how many were open.
select * from {{ ref('stg_landing__published_weeks') }}
