-- One row per source record and finding, from every rule the source can be asked, with its case and unit.
{{ config(schema='counts') }}

with

as_of as (

    select as_of_date from {{ ref('as_of_dates') }}
    where is_current

),

tripped as (

    select * from {{ ref('findings_by_rule') }}

    union all

    select * from {{ ref('finding_no_responsible_worker') }}

    union all

    select * from {{ ref('finding_visit_written_up_late') }}

    union all

    select * from {{ ref('finding_birth_date_missing') }}

    union all

    select * from {{ ref('finding_january_first') }}

    union all

    select * from {{ ref('finding_landed') }}

),

not_asked as (

    select findings.finding

    from {{ ref('findings') }} as findings

    -- Rules in files of their own name one column they rest on.
    inner join {{ ref('coverage') }} as coverage
        on findings.table_name = coverage.table_name
        and findings.column_name = coverage.column_name
        and findings.shape = 'sql'
        and not coverage.is_supplied

),

asked as (

    select tripped.*

    from tripped

    left join not_asked
        on tripped.finding = not_asked.finding

    where not_asked.finding is null

),

placed as (

    select
        asked.finding,
        asked.table_name,
        asked.record_id,
        asked.detail,
        record_cases.case_id,
        record_cases.unit_id,
        coalesce(asked.since, record_cases.recorded_date, as_of.as_of_date) as since,
        as_of.as_of_date

    from asked

    cross join as_of

    left join {{ ref('record_cases') }} as record_cases
        on asked.table_name = record_cases.table_name
        and asked.record_id = record_cases.record_id

),

found as (

    select
        finding,
        table_name,
        record_id,
        detail,
        case_id,
        unit_id,
        case when since > as_of_date then as_of_date else since end as since

    from placed

)

select * from found
