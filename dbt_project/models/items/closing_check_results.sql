-- One row per open item, as-of date and closing check asked of it: does it pass?
with

closing_items as (

    select * from {{ ref('closing_items') }}

),

closing_checks as (

    select * from {{ ref('closing_checks') }}

),

coverage as (

    select * from {{ ref('coverage') }}
    where not is_supplied

),

facts as (

    select * from {{ ref('item_investigation_facts') }}

),

results as (

    select * from {{ ref('closing_children_seen') }}
    union all
    select * from {{ ref('closing_parents_heard') }}
    union all
    select * from {{ ref('closing_safety_reassessed') }}
    union all
    select * from {{ ref('closing_nothing_open') }}

),

-- A check whose columns the source does not supply is unknown, and unknown fails.
unknown_checks as (

    select distinct
        closing_checks.kind,
        closing_checks.check_code

    from closing_checks

    inner join coverage
        on {{ list_holds('closing_checks.rests_on', 'coverage.table_column') }}

),

asked as (

    select
        closing_items.item_id,
        closing_items.as_of_date,
        closing_checks.check_code,
        coalesce(results.passes, false) and unknown_checks.check_code is null as passes

    from closing_items

    -- Only kinds with checks are in closing_items.
    inner join closing_checks
        on closing_items.kind = closing_checks.kind

    left join facts
        on closing_items.item_id = facts.item_id
        and closing_checks.needed_unless = facts.fact
        and (
            facts.since_date is null or facts.since_date <= closing_items.as_of_date
        )

    left join results
        on closing_items.item_id = results.item_id
        and closing_items.as_of_date = results.as_of_date
        and closing_checks.check_code = results.check_code

    left join unknown_checks
        on closing_checks.kind = unknown_checks.kind
        and closing_checks.check_code = unknown_checks.check_code

    where facts.item_id is null

)

select * from asked
