-- One row per child in care on the as-of date, with where the child lives.
with

as_of as (

    select as_of_date from {{ ref('as_of_dates') }}
    where is_current

),

removals as (

    select * from {{ ref('contract_removals') }}

),

placements as (

    select * from {{ ref('contract_placements') }}

),

in_care as (

    select
        removals.removal_id,
        removals.person_id,
        removals.case_id,
        removals.removed_on as removed_date,
        as_of.as_of_date,
        row_number() over (
            partition by removals.person_id
            order by removals.removed_on desc, removals.removal_id desc
        ) as newest

    from removals

    cross join as_of

    where removals.removed_on <= as_of.as_of_date
        and (removals.ended_on is null or removals.ended_on > as_of.as_of_date)

),

placed as (

    select
        in_care.removal_id,
        in_care.person_id,
        in_care.case_id,
        in_care.removed_date,
        placements.placement_id,
        placements.setting,
        placements.provider_id,
        placements.starts_on as placed_date,
        row_number() over (
            partition by in_care.removal_id
            order by placements.starts_on desc, placements.placement_id desc
        ) as newest

    from in_care

    left join placements
        on in_care.removal_id = placements.removal_id
        and placements.starts_on <= in_care.as_of_date
        and (placements.ends_on is null or placements.ends_on > in_care.as_of_date)

    where in_care.newest = 1

)

select * from placed
where newest = 1
