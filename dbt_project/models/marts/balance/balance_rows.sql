-- One row per item done in the quarters shown: which balance measures it counts in (null: not asked, or too early).
with

finished_items as (

    select * from {{ ref('finished_items') }}

),

came_back as (

    select * from {{ ref('came_back') }}

),

closing_records as (

    select * from {{ ref('closing_records') }}

),

undone_endings as (

    select * from {{ ref('undone_endings') }}

),

supplied as (

    select
        max(case when table_column = 'intake_people.person_id' then 1 else 0 end) = 1
            as has_reports,
        max(case when table_column = 'case_members.person_id' then 1 else 0 end) = 1
            as has_members,
        max(case when table_column = 'removals.removed_on' then 1 else 0 end) = 1
            as has_removals
    from {{ ref('coverage') }}
    where is_supplied

),

asked as (

    select
        finished_items.item_key
        {%- for code in [
            'rereported_6', 'rereported_12', 'reopened_30', 'reentered_12', 'near_limit',
            'entered_late',
        ] %},
        max(case when rules.code = '{{ code }}' then rules.length end) as {{ code }}
        {%- endfor %}

    from finished_items

    inner join {{ ref('balance_rules') }} as rules
        on coalesce(rules.kinds, '') = ''
        or {{ list_holds('rules.kinds', 'finished_items.kind') }}

    group by finished_items.item_key

),

flagged as (

    select
        finished_items.item_id,
        finished_items.period_start,
        finished_items.office_id,
        finished_items.unit_id,
        finished_items.worker_id,
        finished_items.kind,
        finished_items.track,
        finished_items.title,
        finished_items.case_id,
        finished_items.person_id,
        finished_items.access_level,
        finished_items.ended_date,
        came_back.reported_date,
        came_back.reopened_date,
        came_back.reentered_date,
        {%- for code in ['rereported_6', 'rereported_12'] %}
        case
            when supplied.has_reports
                and {{ add_months('finished_items.period_end', 'asked.' ~ code) }}
                <= finished_items.as_of_date
                then coalesce(
                    came_back.reported_date
                    <= {{ add_months('finished_items.ended_date', 'asked.' ~ code) }},
                    false
                )
        end as {{ code }},
        {%- endfor %}
        case
            when supplied.has_members
                and {{ add_days('finished_items.period_end', 'asked.reopened_30') }}
                <= finished_items.as_of_date
                then coalesce(
                    came_back.reopened_date
                    <= {{ add_days('finished_items.ended_date', 'asked.reopened_30') }},
                    false
                )
        end as reopened_30,
        case
            when supplied.has_removals
                and {{ add_months('finished_items.period_end', 'asked.reentered_12') }}
                <= finished_items.as_of_date
                then coalesce(
                    came_back.reentered_date
                    <= {{ add_months('finished_items.ended_date', 'asked.reentered_12') }},
                    false
                )
        end as reentered_12,
        -- Asked where every step is known; earlier items' steps are not worked out any more.
        case
            when map_hours.is_whole
                and finished_items.period_start
                > {{ add_months('finished_items.as_of_date', -13) }}
                then undone_endings.ended_with_step_undone
        end as closed_undone,
        case
            when {{ days_between('finished_items.opened_date', 'finished_items.due_date') }}
                > asked.near_limit
                then finished_items.ended_date <= finished_items.due_date
                and finished_items.ended_date
                > {{ add_days('finished_items.due_date', '-1 * asked.near_limit') }}
        end as near_limit,
        case
            when asked.entered_late is not null and closing_records.has_entries
                then closing_records.is_entered_late
        end as entered_late,
        case
            when closing_records.has_approvals then closing_records.is_fast_approval
        end as fast_approval

    from finished_items

    cross join supplied

    left join asked
        on finished_items.item_key = asked.item_key

    left join came_back
        on finished_items.item_key = came_back.item_key

    left join closing_records
        on finished_items.item_key = closing_records.item_key

    left join undone_endings
        on finished_items.item_key = undone_endings.item_key

    left join {{ ref('map_hours') }} as map_hours
        on finished_items.kind = map_hours.kind

)

select * from flagged
order by office_id, unit_id, ended_date, item_id
