-- One row per finished item with steps on record: what was entered about its closing, and how it was approved.
{{ config(schema='counts') }}

with

finished_items as (

    select * from {{ ref('finished_items') }}

),

rules as (

    select
        max(case when code = 'entered_late' then length end) as late_hours,
        max(case when code = 'fast_approval' then length end) as approvals_an_hour
    from {{ ref('balance_rules') }}

),

closing_steps as (

    select distinct
        kind,
        step
    from {{ ref('process_map') }}
    where is_closing

),

approval_steps as (

    select step from {{ ref('supervisor_actions') }}
    where action = 'approve'

),

all_steps as (

    select * from {{ ref('all_steps') }}

),

-- Each approver's approvals of each clock hour, whatever they were of.
approvals_by_hour as (

    select
        all_steps.holder_id,
        {{ dbt.date_trunc('hour', 'all_steps.done_at') }} as hour_of,
        count(*) as approvals

    from all_steps

    inner join approval_steps
        on all_steps.step = approval_steps.step

    where all_steps.done_at is not null and all_steps.holder_id is not null

    group by all_steps.holder_id, {{ dbt.date_trunc('hour', 'all_steps.done_at') }}

),

done_steps as (

    select
        finished_items.item_key,
        finished_items.kind,
        finished_items.ended_date,
        all_steps.step,
        all_steps.holder_id,
        all_steps.done_at,
        all_steps.recorded_at

    from finished_items

    -- An item without a step on record says nothing of how it was closed.
    inner join all_steps
        on finished_items.item_id = all_steps.item_id
        and cast(all_steps.done_at as date) <= finished_items.ended_date

),

-- A day without a time is taken at its beginning.
closed as (

    select
        item_key,
        greatest(max(done_at), cast(ended_date as {{ dbt.type_timestamp() }})) as closed_at
    from done_steps
    group by item_key, ended_date

),

told as (

    select
        done_steps.item_key,
        max(
            case
                when closing_steps.step is null and done_steps.recorded_at is not null then 1
                else 0
            end
        ) = 1 as has_entries,
        max(
            case
                when closing_steps.step is null
                    and done_steps.recorded_at
                    > {{ dbt.dateadd('hour', '-1 * rules.late_hours', 'closed.closed_at') }}
                    and done_steps.recorded_at
                    <= {{ dbt.dateadd('hour', 'rules.late_hours', 'closed.closed_at') }}
                    then 1
                else 0
            end
        ) = 1 as is_entered_late,
        count(approvals_by_hour.approvals) > 0 as has_approvals,
        coalesce(
            max(
                case
                    when approvals_by_hour.approvals > rules.approvals_an_hour then 1
                    else 0
                end
            ),
            0
        ) = 1 as is_fast_approval

    from done_steps

    cross join rules

    left join closed
        on done_steps.item_key = closed.item_key

    left join closing_steps
        on done_steps.kind = closing_steps.kind
        and done_steps.step = closing_steps.step

    left join approval_steps
        on done_steps.step = approval_steps.step

    left join approvals_by_hour
        on approval_steps.step is not null
        and done_steps.holder_id = approvals_by_hour.holder_id
        and {{ dbt.date_trunc('hour', 'done_steps.done_at') }} = approvals_by_hour.hour_of

    group by done_steps.item_key

)

select * from told
