-- One row per open hearing ahead and preparation step that its date needs.
{{ config(schema='counts') }}

with

hearings_ahead as (

    select * from {{ ref('hearings_ahead') }}
    where is_ahead

),

item_steps as (

    select * from {{ ref('item_steps') }}

),

prepared as (

    select
        hearings_ahead.item_id,
        hearings_ahead.target_date,
        hearings_ahead.is_next,
        'preparation' as sort,
        item_steps.step,
        item_steps.step_ref,
        item_steps.label,
        item_steps.sequence,
        item_steps.holder,
        item_steps.holder_id,
        item_steps.needed_by,
        item_steps.state in ('done', 'implied') as is_done,
        cast(item_steps.done_at as date) as done_date,
        item_steps.planned_date,
        cast(null as date) as expected_date,
        cast(null as {{ dbt.type_string() }}) as person_id,
        cast(null as {{ dbt.type_string() }}) as target

    from hearings_ahead

    -- A hearing whose date needs no preparing has no countdown.
    inner join item_steps
        on hearings_ahead.item_id = item_steps.item_id
        and item_steps.needed_by is not null
        and item_steps.step <> 'hearing_held'
        and item_steps.state in ('done', 'implied', 'under_way', 'waiting', 'later')

)

select * from prepared
