-- One row per delivery that was held back, and reason: the last release stays until somebody says why to go on.
with

landed_holds as (

    select * from {{ ref('landed_holds') }}

),

holds as (

    select
        delivery,
        source,
        coalesce(table_name, '') as table_name,
        reason,
        cast(held_at as timestamp) as held_at,
        acknowledged_by,
        cast(acknowledged_at as timestamp) as acknowledged_at,
        acknowledged_reason,
        is_open

    from landed_holds

)

select * from holds
