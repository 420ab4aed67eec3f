-- One row per episode: where the child lived.
with

episodes as (

    select * from {{ ref('stg_ssda903__episodes') }}

),

places as (

    select * from {{ ref('ssda903_places') }}

),

renamed as (

    select
        episodes.placement_id,
        episodes.removal_id,
        coalesce(places.setting, episodes.place) as setting,
        episodes.starts_on,
        episodes.ends_on

    from episodes

    left join places
        on episodes.place = places.place

)

select * from renamed
