-- One row per worked item and time it had to be assigned: at first, and after each gap.
with

assigned_spells as (

    select
        *,
        lead(starts_date) over (partition by item_key order by starts_date) as next_date
    from {{ ref('assigned_spells') }}

),

worked_items as (

    select distinct item_key from {{ ref('worked_items') }}

),

keyed_items as (

    select
        item_key,
        opened_date,
        ended_date
    from {{ ref('keyed_items') }}

),

first_days as (

    select
        item_key,
        min(starts_date) as first_date

    from assigned_spells

    group by item_key

),

at_first as (

    select
        worked_items.item_key,
        '' as step_ref,
        first_days.first_date as done_date,
        case
            when first_days.first_date is null
                or first_days.first_date > keyed_items.opened_date
                then keyed_items.opened_date
        end as undone_since

    from worked_items

    left join keyed_items
        on worked_items.item_key = keyed_items.item_key

    left join first_days
        on worked_items.item_key = first_days.item_key

),

after_gaps as (

    select
        assigned_spells.item_key,
        {{ iso_day('assigned_spells.ends_date') }} as step_ref,
        assigned_spells.next_date as done_date,
        assigned_spells.ends_date as undone_since

    from assigned_spells

    left join keyed_items
        on assigned_spells.item_key = keyed_items.item_key

    where assigned_spells.ends_date is not null
        -- Nobody need be responsible once the item has ended.
        and (
            keyed_items.ended_date is null
            or keyed_items.ended_date > assigned_spells.ends_date
        )

),

assigned as (

    select * from at_first
    union all
    select * from after_gaps

)

select * from assigned
