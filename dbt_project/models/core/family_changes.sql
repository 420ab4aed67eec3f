-- One row per case and day on which somebody joined or left it, or a child was placed.
with

case_members as (

    select * from {{ ref('contract_case_members') }}

),

removals as (

    select * from {{ ref('contract_removals') }}

),

placements as (

    select * from {{ ref('contract_placements') }}

),

changes as (

    select
        case_id,
        starts_on as change_date

    from case_members

    union

    select
        case_id,
        ends_on as change_date

    from case_members

    union

    select
        removals.case_id,
        placements.starts_on as change_date

    from placements

    -- A placement of a removal that was never delivered belongs to no case.
    inner join removals
        on placements.removal_id = removals.removal_id

)

select * from changes
where case_id is not null
    and change_date is not null
