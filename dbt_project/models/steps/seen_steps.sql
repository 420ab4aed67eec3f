-- One row per worked item, date and step occurrence, with what was on record then.
{%- set dates = [
    'asked_date', 'tried_date', 'started_date', 'done_date', 'undone_since', 'cancelled_date'
] %}
with

steps as (

    select * from {{ ref('steps') }}

),

worked_items as (

    select * from {{ ref('worked_items') }}

),

dated_steps as (

    select * from {{ ref('dated_steps') }}

),

seen as (

    select
        steps.item_key,
        worked_items.as_of_date,
        steps.map_id,
        steps.step,
        steps.step_ref,
        steps.pair_ref,
        {%- for date in dates %}
        {{ seen_at('dated_steps.' ~ date, 'worked_items.as_of_date') }} as {{ date }},
        {%- endfor %}
        case
            when dated_steps.last_asked_date <= worked_items.as_of_date
                then dated_steps.last_asked_date
            when dated_steps.asked_date <= worked_items.as_of_date
                then dated_steps.asked_date
        end as last_asked_date,
        dated_steps.times_asked,
        case
            when dated_steps.planned_on is null
                or dated_steps.planned_on <= worked_items.as_of_date
                then coalesce(
                    dated_steps.planned_date,
                    -- In a past week what has been done since was still a plan.
                    case
                        when not worked_items.is_current
                            and dated_steps.done_date > worked_items.as_of_date
                            and coalesce(dated_steps.recorded_date, dated_steps.seen_from)
                            <= worked_items.as_of_date
                            then dated_steps.first_planned_date
                    end
                )
        end as planned_date,
        {{ seen_at('dated_steps.planned_on', 'worked_items.as_of_date') }} as planned_on,
        coalesce(dated_steps.first_planned_date, dated_steps.planned_date)
            as first_planned_date,
        dated_steps.times_moved,
        case
            when dated_steps.done_date <= worked_items.as_of_date then dated_steps.done_at
        end as done_at,
        dated_steps.holder_id,
        {{ seen_at('dated_steps.recorded_date', 'worked_items.as_of_date') }}
            as recorded_date,
        -- An ask dated ahead is on record once its row was entered.
        coalesce(
            least(
                dated_steps.asked_date, dated_steps.planned_date, dated_steps.tried_date
            ) is not null
            and dated_steps.seen_from <= worked_items.as_of_date,
            false
        ) as is_asked

    from steps

    inner join worked_items
        on steps.item_key = worked_items.item_key
        and steps.seen_from <= worked_items.as_of_date
        and (
            steps.seen_until is null or steps.seen_until > worked_items.as_of_date
        )

    left join dated_steps
        on steps.item_key = dated_steps.item_key
        and steps.step = dated_steps.step
        and steps.step_ref = dated_steps.step_ref

)

select * from seen
