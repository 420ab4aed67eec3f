-- One row per safety plan, step and turn: agreed, each check, reviewed, ended.
with

items as (

    select
        item_id,
        source_id as safety_plan_id,
        'safety_plan' as step_subject_type,
        source_id as step_subject_id

    from {{ ref('item_safety_plan') }}

),

safety_plans as (

    select * from {{ ref('contract_safety_plans') }}

),

safety_plan_checks as (

    select * from {{ ref('contract_safety_plan_checks') }}
    where checked_at is not null

),

recorded_steps as (

    select * from {{ ref('recorded_steps') }}

),

own as (

    select
        items.item_id,
        safety_plans.*

    from items

    -- Every item comes from its plan, so nobody is lost.
    inner join safety_plans
        on items.safety_plan_id = safety_plans.safety_plan_id

),

agreed as (

    select
        {{ step_row(
            "'agreed'",
            asked_date='proposed_on',
            times_asked='case when proposed_on is not null then 1 end',
            last_asked_date='proposed_on',
            done_at='agreed_on',
            recorded_at='recorded_at',
            source_table="'safety_plans'",
            source_id='safety_plan_id'
        ) }}

    from own

),

-- The day of the agreement is turn zero: the first check is due a period after it.
turn_zero as (

    select
        {{ step_row(
            "'plan_checked'",
            step_ref=iso_day('agreed_on'),
            done_at='agreed_on',
            recorded_at='recorded_at',
            source_table="'safety_plans'",
            source_id='safety_plan_id'
        ) }}

    from own

),

checked as (

    select
        {{ step_row(
            "'plan_checked'",
            item_id='items.item_id',
            step_ref=iso_day('safety_plan_checks.checked_at'),
            done_at='safety_plan_checks.checked_at',
            recorded_at='safety_plan_checks.recorded_at',
            source_table="'safety_plan_checks'",
            source_id='safety_plan_checks.safety_plan_check_id'
        ) }}

    from safety_plan_checks

    -- A check of a plan never delivered, or never agreed, has no item.
    inner join items
        on safety_plan_checks.safety_plan_id = items.safety_plan_id

),

reviewed as (

    select
        {{ step_row(
            "'reviewed'",
            done_at='reviewed_on',
            recorded_at='recorded_at',
            source_table="'safety_plans'",
            source_id='safety_plan_id'
        ) }}

    from own

),

ended as (

    select
        {{ step_row(
            "'ended_or_petition'",
            done_at='ended_on',
            recorded_at='recorded_at',
            source_table="'safety_plans'",
            source_id='safety_plan_id'
        ) }}

    from own

),

added as (

    {{ added_steps('items', 'recorded_steps') }}

),

parts as (

    select * from agreed
    union all
    select * from turn_zero
    union all
    select * from checked
    union all
    select * from reviewed
    union all
    select * from ended
    union all
    select * from added

),

merged as (

    {{ merged_steps('parts') }}

)

select * from merged
