-- One row per time a child was missing or away without leave.
with

missing as (

    select * from {{ source('ssda903', 'missing') }}

),

renamed as (

    select
        child || '-' || cast(
            mis_start as {{ dbt.type_string() }}
        ) as missing_episode_id,
        child as person_id,
        child as case_id,
        cast(mis_start as {{ dbt.type_timestamp() }}) as missing_at,
        cast(mis_end as {{ dbt.type_timestamp() }}) as located_at

    from missing

)

select * from renamed
