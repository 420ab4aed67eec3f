-- The rows of a unit are its waits held by the supervisor, its unassigned items and the new reports on its open families.
with

needed as (

    select distinct
        coalesce(unit_id, '-') as unit_key,
        item_id,
        action = 'read' as is_report,
        step,
        step_ref
    from {{ ref('needs_you') }}

),

expected as (

    select
        coalesce(unit_id, '-') as unit_key,
        item_id,
        false as is_report,
        step,
        step_ref
    from {{ ref('open_waits') }}
    where holder = 'supervisor'

    union

    select
        coalesce(open_items.unit_id, '-') as unit_key,
        open_items.item_id,
        false as is_report,
        open_items.step,
        open_items.step_ref
    from {{ ref('open_items') }} as open_items
    where open_items.standing = 'unassigned'

    union

    select
        coalesce(case_status.unit_id, '-') as unit_key,
        open_items.item_id,
        true as is_report,
        '' as step,
        '' as step_ref
    from {{ ref('open_items') }} as open_items
    inner join {{ ref('case_status') }} as case_status
        on open_items.case_id = case_status.case_id
    where open_items.kind = 'intake_screening'

)

select
    coalesce(needed.item_id, expected.item_id) as item_id,
    needed.unit_key as needed_by,
    expected.unit_key as expected_by

from needed

full outer join expected
    on needed.unit_key = expected.unit_key
    and needed.item_id = expected.item_id
    and needed.is_report = expected.is_report
    and needed.step = expected.step
    and needed.step_ref = expected.step_ref

where needed.item_id is null or expected.item_id is null
