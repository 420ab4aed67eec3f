-- One row per kind and period in which its process map did not change.
with

process_map as (

    select * from {{ ref('process_map') }}

),

changes as (

    select
        kind,
        effective_from as starts_date
    from process_map

    union

    select
        kind,
        effective_to as starts_date
    from process_map
    where effective_to is not null

),

periods as (

    select
        kind || '@' || {{ iso_day('starts_date') }} as map_id,
        kind,
        starts_date,
        lead(starts_date) over (partition by kind order by starts_date) as ends_date,
        row_number() over (partition by kind order by starts_date) = 1 as is_first

    from changes

)

select * from periods
