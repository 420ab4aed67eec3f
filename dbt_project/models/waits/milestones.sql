-- One row per case with a milestone ahead: what others count back from, and when it is.
with

counted_back_from as (

    -- A milestone is a step that another one's window counts back from.
    select distinct
        map_id,
        before_step as step
    from {{ ref('step_map') }}
    where before_step not in ('', 'due')

),

told_steps as (

    select * from {{ ref('told_steps') }}
    where state in ('waiting', 'under_way', 'later')

),

placed_items as (

    select * from {{ ref('placed_items') }}
    where ended_date is null

),

ahead as (

    select
        placed_items.case_id,
        placed_items.title as milestone,
        told_steps.planned_date as milestone_date,
        row_number() over (
            partition by placed_items.case_id
            order by told_steps.planned_date, placed_items.item_id
        ) as place

    from told_steps

    inner join counted_back_from
        on told_steps.map_id = counted_back_from.map_id
        and told_steps.step = counted_back_from.step

    inner join placed_items
        on told_steps.item_key = placed_items.item_key

    where told_steps.planned_date >= told_steps.as_of_date
        and placed_items.case_id is not null

)

select
    case_id,
    milestone,
    milestone_date
from ahead
where place = 1
