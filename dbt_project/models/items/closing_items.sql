-- One row per as-of date and item then open whose sign-off is bound to closing checks.
with

as_of_dates as (

    select * from {{ ref('as_of_dates') }}

),

investigations as (

    select * from {{ ref('item_investigation') }}

),

closures as (

    select * from {{ ref('item_case_closure') }}

),

united as (

    select
        item_id,
        kind,
        case_id,
        intake_id,
        source_id as investigation_id,
        opened_date,
        ended_date

    from investigations

    union all

    select
        item_id,
        kind,
        case_id,
        intake_id,
        cast(null as {{ dbt.type_string() }}) as investigation_id,
        opened_date,
        ended_date

    from closures

),

open_then as (

    select
        united.item_id,
        united.kind,
        united.case_id,
        united.intake_id,
        united.investigation_id,
        united.opened_date,
        as_of_dates.as_of_date

    from united

    -- Only the dates on which the item was open are asked about.
    inner join as_of_dates
        on united.opened_date <= as_of_dates.as_of_date
        and (united.ended_date is null or united.ended_date > as_of_dates.as_of_date)

)

select * from open_then
