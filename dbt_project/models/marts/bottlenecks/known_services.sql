-- One row per sort of limited resource whose queue the source lets us see.
{{ config(schema='counts') }}

with

limited_services as (

    select * from {{ ref('limited_services') }}

),

unknown_services as (

    select distinct limited_services.service
    from limited_services

    -- Services whose columns are all supplied are known.
    inner join {{ ref('coverage') }} as coverage
        on {{ list_holds('limited_services.rests_on', 'coverage.table_column') }}
        and not coverage.is_supplied

)

select limited_services.*
from limited_services

left join unknown_services
    on limited_services.service = unknown_services.service

where unknown_services.service is null
