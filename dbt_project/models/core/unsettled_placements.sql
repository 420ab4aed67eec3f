-- One row per placement without a settled home, with the stretch it belongs to.
with

removals as (

    select * from {{ ref('contract_removals') }}

),

placements as (

    select * from {{ ref('contract_placements') }}

),

placement_settings as (

    select * from {{ ref('placement_settings') }}

),

described as (

    select
        placements.placement_id,
        placements.removal_id,
        placements.setting,
        placements.starts_on,
        coalesce(placement_settings.is_settled, false) as is_settled,
        case
            when placement_settings.is_stopgap then placements.starts_on
            when placements.setting = 'hospital' then placements.discharge_ready_on
            when placements.notice_given_on >= placements.starts_on
                then placements.notice_given_on
        end as unsettled_date,
        placements.ends_on

    from placements

    left join placement_settings
        on placements.setting = placement_settings.setting

),

counted as (

    -- The next settled home ends a stretch, so homes up to here number the stretches.
    select
        *,
        sum(case when is_settled then 1 else 0 end) over (
            partition by removal_id
            order by starts_on, placement_id
            rows between unbounded preceding and current row
        ) as homes_so_far

    from described

),

homes as (

    select
        removal_id,
        homes_so_far,
        starts_on,
        setting

    from counted

    where is_settled

),

stretches as (

    select
        counted.removal_id,
        counted.placement_id,
        first_value(counted.placement_id) over (
            partition by counted.removal_id, counted.homes_so_far
            order by counted.unsettled_date, counted.starts_on, counted.placement_id
        ) as first_placement_id,
        min(counted.unsettled_date) over (
            partition by counted.removal_id, counted.homes_so_far
        ) as unsettled_date,
        homes.starts_on as moved_date,
        homes.setting as moved_to_setting

    from counted

    left join homes
        on counted.removal_id = homes.removal_id
        and counted.homes_so_far + 1 = homes.homes_so_far

    where counted.unsettled_date is not null
        and (counted.ends_on is null or counted.unsettled_date <= counted.ends_on)

),

described_stretches as (

    -- A placement of a removal that was never delivered has no child and is lost here.
    select
        'placement_need/' || stretches.first_placement_id as item_id,
        stretches.placement_id,
        stretches.first_placement_id,
        stretches.removal_id,
        removals.person_id,
        removals.case_id,
        removals.ended_on as care_ended_date,
        stretches.unsettled_date,
        stretches.moved_date,
        stretches.moved_to_setting

    from stretches

    inner join removals
        on stretches.removal_id = removals.removal_id

)

select * from described_stretches
