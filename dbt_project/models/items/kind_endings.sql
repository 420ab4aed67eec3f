-- One row per kind, with what the active source can tell of it: anything, and its ending.
with

item_kinds as (

    select * from {{ ref('item_kinds') }}

),

coverage as (

    select * from {{ ref('coverage') }}
    where is_supplied

),

known_steps as (

    select
        kind,
        count(*) as known_steps
    from {{ ref('step_coverage') }}
    where is_known
        and step <> 'assigned'
    group by kind

),

supplied as (

    select
        item_kinds.kind,
        coalesce(item_kinds.finishes_on, '') as finishes_on,
        count(coverage.table_column) as columns_supplied

    from item_kinds

    left join coverage
        on {{ list_holds('item_kinds.finishes_on', 'coverage.table_column') }}

    group by item_kinds.kind, item_kinds.finishes_on

),

told as (

    select
        supplied.kind,
        known_steps.kind is not null as has_known_step,
        supplied.finishes_on = ''
        or supplied.columns_supplied < {{ list_length('supplied.finishes_on') }}
            as ends_by_steps

    from supplied

    left join known_steps
        on supplied.kind = known_steps.kind

),

judged as (

    select
        kind,
        ends_by_steps,
        has_known_step or not ends_by_steps as is_told_of

    from told

)

select * from judged
