-- One row per week end, unit, kind, access level and holder: open items by what they waited on.
with

past_wait_weeks as (

    select * from {{ ref('past_wait_weeks') }}

),

week_ends as (

    select * from {{ ref('week_ends') }}

),

holders as (

    select * from {{ ref('holders') }}

),

item_kinds as (

    select * from {{ ref('item_kinds') }}

),

weeks as (

    select
        past_wait_weeks.week_end,
        past_wait_weeks.office_id,
        past_wait_weeks.unit_id,
        past_wait_weeks.kind,
        past_wait_weeks.access_level,
        item_kinds.in_headline as is_in_headline,
        past_wait_weeks.holder,
        holders.side,
        past_wait_weeks.items,
        past_wait_weeks.waiting_days

    from past_wait_weeks

    -- No further back than the history kept.
    inner join week_ends
        on past_wait_weeks.week_end = week_ends.week_end

    left join holders
        on past_wait_weeks.holder = holders.holder

    left join item_kinds
        on past_wait_weeks.kind = item_kinds.kind

)

select * from weeks
