-- One row per step of the map with two periods that share a day.
with

process_map as (

    select * from {{ ref('process_map') }}

),

following as (

    select
        kind,
        step,
        effective_to,
        lead(effective_from) over (
            partition by kind, step order by effective_from
        ) as next_from

    from process_map

)

select * from following
where next_from is not null
    and (effective_to is null or effective_to > next_from)
