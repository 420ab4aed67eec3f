-- One row per source record and finding: a record to fix, counted all the same.
with

as_of as (

    select as_of_date from {{ ref('as_of_dates') }}
    where is_current

),

found as (

    select * from {{ ref('all_findings') }}

),

findings as (

    select * from {{ ref('findings') }}

),

cases as (

    select * from {{ ref('cases') }}

),

cases_now as (

    select * from {{ ref('cases_now') }}

),

units as (

    select * from {{ ref('units') }}

),

placed as (

    select
        found.finding,
        coalesce(findings.label, found.finding) as label,
        coalesce(findings.error_type, 'invalid') as error_type,
        coalesce(findings.severity, 'low') as severity,
        coalesce(findings.fixer, 'Data team') as fixer,
        found.table_name,
        found.record_id,
        found.detail,
        found.case_id,
        coalesce(cases_now.office_id, units.office_id, cases.office_id) as office_id,
        coalesce(cases_now.unit_id, cases.unit_id, found.unit_id) as unit_id,
        cases_now.worker_id,
        coalesce(cases.access_level, 'normal') as access_level,
        found.since,
        {{ days_between('found.since', 'as_of.as_of_date') }} as age_days

    from found

    cross join as_of

    left join findings
        on found.finding = findings.finding

    left join cases
        on found.case_id = cases.case_id

    left join cases_now
        on found.case_id = cases_now.case_id

    left join units
        on coalesce(cases.unit_id, found.unit_id) = units.unit_id

)

select * from placed
