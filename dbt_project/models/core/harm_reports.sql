-- One row per child and day a report was received that was found true of harm to the child.
with

as_of as (

    select as_of_date from {{ ref('as_of_dates') }}
    where is_current

),

rules as (

    select
        max(case when rule = 'grown_up' then value end) as grown_up,
        max(case when rule = 'disposition_stands_in' then value end) as stands_in

    from {{ ref('outcome_rules') }}

),

allegations as (

    select * from {{ ref('contract_allegations') }}

),

investigations as (

    select * from {{ ref('contract_investigations') }}

),

intakes as (

    select * from {{ ref('contract_intakes') }}

),

cases as (

    select * from {{ ref('cases') }}

),

people as (

    select * from {{ ref('people') }}

),

reported as (

    select
        coalesce(
            allegations.victim_id,
            case when allegations.alleged_role = 'victim' then allegations.person_id end
        ) as person_id,
        cast(coalesce(intakes.received_at, investigations.opened_at) as date)
            as reported_date,
        investigations.case_id,
        coalesce(investigations.office_id, intakes.office_id, cases.office_id)
            as office_id,
        coalesce(cases.access_level, 'normal') as access_level

    from allegations

    cross join as_of

    cross join rules

    -- An allegation of an investigation that was never delivered has no date.
    inner join investigations
        on allegations.investigation_id = investigations.investigation_id

    left join intakes
        on investigations.intake_id = intakes.intake_id

    left join cases
        on investigations.case_id = cases.case_id

    where cast(coalesce(intakes.received_at, investigations.opened_at) as date)
        <= as_of.as_of_date
        and coalesce(
            allegations.finding,
            case when rules.stands_in = 1 then investigations.disposition end
        ) in ('substantiated', 'indicated')

),

found as (

    select
        reported.person_id,
        reported.reported_date,
        min(reported.case_id) as case_id,
        min(reported.office_id) as office_id,
        case
            when max(case when reported.access_level = 'sealed' then 1 end) = 1
                then 'sealed'
            when max(case when reported.access_level = 'sensitive' then 1 end) = 1
                then 'sensitive'
            else 'normal'
        end as access_level

    from reported

    cross join rules

    left join people
        on reported.person_id = people.person_id

    where reported.person_id is not null
        and {{ whole_years('people.birth_date', 'reported.reported_date') }} < rules.grown_up

    group by reported.person_id, reported.reported_date

)

select * from found
