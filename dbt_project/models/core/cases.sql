-- One row per case.
with

cases as (

    select * from {{ ref('contract_cases') }}

),

described as (

    select
        case_id,
        opened_on as opened_date,
        closing_started_on as closing_started_date,
        closed_on as closed_date,
        program,
        office_id,
        unit_id,
        -- A level nobody has mapped is held back, not shown.
        case
            when access_level in ('normal', 'sensitive', 'sealed') then access_level
            when access_level is null then 'normal'
            else 'sensitive'
        end as access_level,
        primary_language,
        icwa_status,
        coalesce(court_case, false) as is_court_case

    from cases

)

select * from described
