-- One row per removal and day the child moved from one home to another.
with

as_of as (

    select as_of_date from {{ ref('as_of_dates') }}
    where is_current

),

no_moves as (

    select replace(rule, 'not_a_move:', '') as setting
    from {{ ref('outcome_rules') }}
    where rule like 'not_a_move:%'

),

homes as (

    select
        placements.removal_id,
        placements.placement_id,
        placements.provider_id,
        placements.starts_on as starts_date,
        lag(placements.placement_id) over (
            partition by placements.removal_id
            order by placements.starts_on, placements.placement_id
        ) as earlier_placement_id,
        lag(placements.provider_id) over (
            partition by placements.removal_id
            order by placements.starts_on, placements.placement_id
        ) as earlier_provider_id

    from {{ ref('contract_placements') }} as placements

    cross join as_of

    left join no_moves
        on placements.setting = no_moves.setting

    where no_moves.setting is null
        and placements.starts_on <= as_of.as_of_date
        and (placements.ends_on is null or placements.ends_on > placements.starts_on)

)

select
    removal_id,
    placement_id,
    starts_date as moved_date

from homes

-- Back from hospital or a trial home visit to the same home is no move.
where earlier_placement_id is not null
    and (
        earlier_provider_id is null
        or provider_id is null
        or earlier_provider_id <> provider_id
    )
