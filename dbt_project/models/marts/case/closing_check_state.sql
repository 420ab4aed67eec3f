-- One row per open item that is closed on checks, and check: pass, fail or not known, and since when.
with

results as (

    select * from {{ ref('closing_check_results') }}

),

as_of as (

    select
        max(case when is_current then as_of_date end) as as_of_date,
        min(as_of_date) as oldest_date

    from {{ ref('as_of_dates') }}

),

closing_checks as (

    select * from {{ ref('closing_checks') }}

),

unknown_checks as (

    select distinct
        closing_checks.kind,
        closing_checks.check_code

    from closing_checks

    -- Checks whose columns are all supplied are known.
    inner join {{ ref('coverage') }} as coverage
        on {{ list_holds('closing_checks.rests_on', 'coverage.table_column') }}
        and not coverage.is_supplied

),

open_items as (

    select * from {{ ref('open_items') }}

),

today as (

    select results.*
    from results

    -- Only today's checks.
    inner join as_of
        on results.as_of_date = as_of.as_of_date

),

-- The last week end on which the answer was another one, or was not asked for yet.
runs as (

    select
        today.item_id,
        today.check_code,
        max(case when results.passes <> today.passes then results.as_of_date end)
            as other_date,
        min(results.as_of_date) as first_date

    from today

    left join results
        on today.item_id = results.item_id
        and today.check_code = results.check_code

    group by today.item_id, today.check_code

),

begun as (

    select
        runs.item_id,
        runs.check_code,
        runs.other_date,
        runs.first_date,
        min(results.as_of_date) as run_date

    from runs

    left join results
        on runs.item_id = results.item_id
        and runs.check_code = results.check_code
        and results.as_of_date > coalesce(runs.other_date, cast('1900-01-01' as date))

    group by runs.item_id, runs.check_code, runs.other_date, runs.first_date

),

checked as (

    select
        open_items.item_id,
        open_items.case_id,
        open_items.kind,
        today.check_code,
        closing_checks.label,
        cast(closing_checks.sequence as integer) as sequence,
        today.passes,
        case
            when unknown_checks.check_code is not null then 'unknown'
            when today.passes then 'pass'
            else 'fail'
        end as result,
        -- The same since before the weeks kept: nobody can say since when.
        case
            when unknown_checks.check_code is not null then null
            when begun.other_date is not null or begun.first_date > as_of.oldest_date
                then begun.run_date
        end as since,
        open_items.office_id,
        open_items.unit_id,
        open_items.worker_id,
        open_items.access_level

    from today

    cross join as_of

    -- As above: of items that are open today.
    inner join open_items
        on today.item_id = open_items.item_id

    left join begun
        on today.item_id = begun.item_id
        and today.check_code = begun.check_code

    left join closing_checks
        on open_items.kind = closing_checks.kind
        and today.check_code = closing_checks.check_code

    left join unknown_checks
        on open_items.kind = unknown_checks.kind
        and today.check_code = unknown_checks.check_code

)

select * from checked
