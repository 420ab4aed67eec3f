-- One row per case open on the as-of date, with who is responsible and where.
with

as_of as (

    select as_of_date from {{ ref('as_of_dates') }}
    where is_current

),

cases as (

    select * from {{ ref('cases') }}

),

case_owner as (

    select * from {{ ref('case_owner') }}

),

units as (

    select * from {{ ref('units') }}

),

open_cases as (

    select
        cases.case_id,
        cases.opened_date,
        cases.program,
        cases.access_level,
        cases.primary_language,
        cases.icwa_status,
        as_of.as_of_date,
        case when case_owner.case_id is not null then case_owner.office_id
            else coalesce(units.office_id, cases.office_id) end as office_id,
        case when case_owner.case_id is not null then case_owner.unit_id
            else cases.unit_id end as unit_id,
        case_owner.worker_id,
        case_owner.worker_name,
        case_owner.starts_date as worker_since

    from cases

    cross join as_of

    left join case_owner
        on cases.case_id = case_owner.case_id

    left join units
        on cases.unit_id = units.unit_id

    where cases.opened_date <= as_of.as_of_date
        and (cases.closed_date is null or cases.closed_date > as_of.as_of_date)

)

select * from open_cases
