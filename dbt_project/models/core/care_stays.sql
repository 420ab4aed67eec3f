-- One row per removal: a child's stay in care, as the outcome indicators count it.
with

rules as (

    select
        max(case when rule = 'grown_up' then value end) as grown_up,
        max(case when rule = 'shortest_stay' then value end) as shortest_stay,
        max(case when rule = 'trial_home_days' then value end) as trial_home_days

    from {{ ref('outcome_rules') }}

),

as_of as (

    select as_of_date from {{ ref('as_of_dates') }}
    where is_current

),

removals as (

    select * from {{ ref('contract_removals') }}

),

cases as (

    select * from {{ ref('cases') }}

),

people as (

    select * from {{ ref('people') }}

),

last_places as (

    select
        placements.removal_id,
        placements.setting,
        placements.starts_on,
        row_number() over (
            partition by placements.removal_id
            order by placements.starts_on desc, placements.placement_id desc
        ) as place

    from {{ ref('contract_placements') }} as placements

),

stays as (

    select
        removals.removal_id,
        removals.person_id,
        removals.case_id,
        cases.office_id,
        coalesce(cases.access_level, 'normal') as access_level,
        removals.removed_on as entered_date,
        case when removals.ended_on <= as_of.as_of_date then removals.ended_on end
            as left_date,
        case when removals.ended_on <= as_of.as_of_date then removals.exit_reason end
            as exit_reason,
        {{ add_months('people.birth_date', '12 * rules.grown_up') }} as grown_up_date,
        -- A trial home visit that ended care counts up to its first thirty days.
        case
            when removals.ended_on <= as_of.as_of_date
                and removals.exit_reason = 'reunified'
                and last_places.setting = 'trial_home'
                then least(
                    removals.ended_on,
                    {{ add_days('last_places.starts_on', 'rules.trial_home_days') }}
                )
            when removals.ended_on <= as_of.as_of_date then removals.ended_on
        end as counted_until_date

    from removals

    cross join rules

    cross join as_of

    left join cases
        on removals.case_id = cases.case_id

    left join people
        on removals.person_id = people.person_id

    left join last_places
        on removals.removal_id = last_places.removal_id
        and last_places.place = 1

    where removals.removed_on <= as_of.as_of_date
        and (removals.ended_on is null or removals.ended_on >= removals.removed_on)

)

select
    stays.removal_id,
    stays.person_id,
    stays.case_id,
    stays.office_id,
    stays.access_level,
    stays.entered_date,
    stays.left_date,
    stays.exit_reason,
    stays.grown_up_date,
    stays.counted_until_date,
    stays.left_date is null
    or {{ days_between('stays.entered_date', 'stays.left_date') }} >= rules.shortest_stay
        as is_long_enough

from stays

cross join rules
