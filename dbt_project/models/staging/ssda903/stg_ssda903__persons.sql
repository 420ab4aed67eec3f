-- One row per child of the return.
with

header as (

    select * from {{ source('ssda903', 'header') }}

),

renamed as (

    select
        child as person_id,
        dob as birth_date,
        case sex when '1' then 'male' when '2' then 'female' else sex end as sex,
        ethnic as race

    from header

)

select * from renamed
