-- One row per week end, unit and kind: the open items older than usual, and the hours left on them.
{{ config(schema='counts') }}

with

assumptions as (

    select * from {{ ref('assumptions') }}

),

week_ends as (

    select week_ends.week_end
    from {{ ref('week_ends') }} as week_ends
    -- Earlier weeks are not shown.
    inner join assumptions
        on assumptions.weeks > week_ends.weeks_back

),

item_spells as (

    select * from {{ ref('item_spells') }}

),

placed_items as (

    select * from {{ ref('placed_items') }}

),

usual as (

    select usual.*
    from {{ ref('usual') }} as usual
    inner join assumptions
        on usual.n >= assumptions.shown_from
    where usual.step = ''

),

step_hours as (

    select * from {{ ref('step_hours') }}

),

limits as (

    select
        placed_items.item_key,
        placed_items.chain_opened_date,
        coalesce(by_track.p85, by_kind.p85) as p85_days

    from placed_items

    left join usual as by_kind
        on placed_items.kind = by_kind.kind
        and by_kind.track = ''

    left join usual as by_track
        on placed_items.kind = by_track.kind
        and placed_items.track = by_track.track
        and by_track.track <> ''

),

past_usual as (

    select
        week_ends.week_end,
        item_spells.item_key,
        item_spells.kind,
        item_spells.office_id,
        item_spells.unit_id

    from item_spells

    -- Only weeks in which it was open, and older than usual.
    inner join week_ends
        on item_spells.from_date <= week_ends.week_end
        and item_spells.until_date > week_ends.week_end

    inner join limits
        on item_spells.item_key = limits.item_key
        and {{ days_between('limits.chain_opened_date', 'week_ends.week_end') }}
        > limits.p85_days

),

left_over as (

    select
        past_usual.week_end,
        past_usual.item_key,
        past_usual.kind,
        past_usual.office_id,
        past_usual.unit_id,
        coalesce(sum(step_hours.casework_hours), 0) as hours_left

    from past_usual

    left join step_hours
        on past_usual.item_key = step_hours.item_key
        and (
            step_hours.done_date is null
            or step_hours.done_date > past_usual.week_end
        )

    group by
        past_usual.week_end,
        past_usual.item_key,
        past_usual.kind,
        past_usual.office_id,
        past_usual.unit_id

),

counted as (

    select
        week_end,
        office_id,
        unit_id,
        kind,
        cast(count(*) as integer) as backlog_items,
        sum(hours_left) as backlog_hours

    from left_over

    group by week_end, office_id, unit_id, kind

)

select * from counted
