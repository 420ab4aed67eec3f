-- One row per open item that is closed on checks, and check: passed, or still to do.
with

as_of as (

    select as_of_date from {{ ref('as_of_dates') }}
    where is_current

),

closing_check_results as (

    select * from {{ ref('closing_check_results') }}

),

closing_checks as (

    select * from {{ ref('closing_checks') }}

),

open_items as (

    select * from {{ ref('open_items') }}

),

checked as (

    select
        open_items.item_id,
        open_items.case_id,
        open_items.kind,
        closing_check_results.check_code,
        closing_checks.label,
        cast(closing_checks.sequence as integer) as sequence,
        closing_check_results.passes

    from closing_check_results

    -- Only today's checks, of items that are open today.
    inner join as_of
        on closing_check_results.as_of_date = as_of.as_of_date

    -- As above.
    inner join open_items
        on closing_check_results.item_id = open_items.item_id

    left join closing_checks
        on open_items.kind = closing_checks.kind
        and closing_check_results.check_code = closing_checks.check_code

)

select * from checked
