-- One row per child in care on the as-of date, with how far from home the child lives.
with

care_now as (

    select * from {{ ref('care_now') }}

),

placements as (

    select * from {{ ref('contract_placements') }}

)

select
    care_now.person_id,
    care_now.case_id,
    placements.distance_miles

from care_now

left join placements
    on care_now.placement_id = placements.placement_id
