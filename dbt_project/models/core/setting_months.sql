-- One row per child and month spent wholly run away, on a trial home visit or out of state.
with

recent_months as (

    select * from {{ ref('recent_months') }}

),

as_of as (

    select as_of_date from {{ ref('as_of_dates') }}
    where is_current

),

policy as (

    select * from {{ ref('policy_in_force') }}

),

removals as (

    select * from {{ ref('contract_removals') }}

),

placements as (

    select * from {{ ref('contract_placements') }}

),

providers as (

    select * from {{ ref('contract_providers') }}

),

case_offices as (

    select
        cases.case_id,
        offices.county_fips

    from {{ ref('cases') }} as cases

    left join {{ ref('contract_offices') }} as offices
        on cases.office_id = offices.office_id

),

placed as (

    select
        removals.person_id,
        placements.starts_on as starts_date,
        placements.ends_on as ends_date,
        -- The first two digits of a county's code are its state's.
        case
            when substring(providers.county_fips, 1, 2)
                <> substring(case_offices.county_fips, 1, 2)
                then 'visit_months:out_of_state'
            else 'visit_months:' || placements.setting
        end as code

    from placements

    -- A placement without a removal is of nobody.
    inner join removals
        on placements.removal_id = removals.removal_id

    left join providers
        on placements.provider_id = providers.provider_id

    left join case_offices
        on removals.case_id = case_offices.case_id

),

whole_months as (

    select
        placed.person_id,
        recent_months.month_date,
        min(placed.code) as code,
        min(policy.value) as share_counted

    from placed

    -- Only settings that policy speaks of.
    inner join policy
        on placed.code = policy.code

    cross join as_of

    -- Only months spent there from the first day to the last, or so far.
    inner join recent_months
        on placed.starts_date <= recent_months.month_date
        and (
            placed.ends_date is null
            or placed.ends_date >= recent_months.next_month_date
            or placed.ends_date > as_of.as_of_date
        )

    group by placed.person_id, recent_months.month_date

)

select * from whole_months
