-- One row per item that closes on checks and as-of date: safety assessed since changes?
with

closing_items as (

    select * from {{ ref('closing_items') }}

),

family_changes as (

    select * from {{ ref('family_changes') }}

),

safety_approvals as (

    select * from {{ ref('safety_approvals') }}

),

changed as (

    select
        closing_items.item_id,
        closing_items.as_of_date,
        max(family_changes.change_date) as changed_date

    from closing_items

    -- Items without a change are kept by the left join below.
    inner join family_changes
        on closing_items.case_id = family_changes.case_id
        and family_changes.change_date <= closing_items.as_of_date
        and (
            closing_items.kind = 'case_closure'
            or family_changes.change_date > closing_items.opened_date
        )

    group by closing_items.item_id, closing_items.as_of_date

),

approved as (

    select
        closing_items.item_id,
        closing_items.as_of_date,
        safety_approvals.approved_date

    from closing_items

    -- Items without an approval are kept by the left join below.
    inner join safety_approvals
        on closing_items.case_id = safety_approvals.case_id
        and safety_approvals.approved_date <= closing_items.as_of_date

    union all

    select
        closing_items.item_id,
        closing_items.as_of_date,
        safety_approvals.approved_date

    from closing_items

    -- An investigation without a case knows its own assessments only.
    inner join safety_approvals
        on closing_items.investigation_id = safety_approvals.investigation_id
        and safety_approvals.approved_date <= closing_items.as_of_date

    where closing_items.case_id is null

),

last_approved as (

    select
        item_id,
        as_of_date,
        max(approved_date) as approved_date

    from approved

    group by item_id, as_of_date

),

checked as (

    select
        closing_items.item_id,
        closing_items.as_of_date,
        'safety_reassessed' as check_code,
        coalesce(
            last_approved.approved_date >= coalesce(
                changed.changed_date,
                case
                    when closing_items.kind = 'investigation'
                        then closing_items.opened_date
                    else last_approved.approved_date
                end
            ),
            false
        ) as passes

    from closing_items

    left join changed
        on closing_items.item_id = changed.item_id
        and closing_items.as_of_date = changed.as_of_date

    left join last_approved
        on closing_items.item_id = last_approved.item_id
        and closing_items.as_of_date = last_approved.as_of_date

)

select * from checked
