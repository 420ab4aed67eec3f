-- A step that somebody outside the family's reach holds says which queue it stands in.
with

limited_steps as (

    select * from {{ ref('limited_steps') }}

),

process_map as (

    select distinct
        kind,
        step,
        holder
    from {{ ref('process_map') }}

)

select
    coalesce(process_map.kind, limited_steps.kind) as kind,
    coalesce(process_map.step, limited_steps.step) as step

from process_map

full join limited_steps
    on process_map.kind = limited_steps.kind
    and process_map.step = limited_steps.step

where process_map.kind is null
    or (
        limited_steps.kind is null
        and process_map.holder not in ('worker', 'family', 'caregiver')
    )
