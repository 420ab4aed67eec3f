-- One row per child of the return, as the child of its own case.
with

cases as (

    select * from {{ ref('stg_ssda903__cases') }}

),

renamed as (

    select
        case_id as case_member_id,
        case_id,
        case_id as person_id,
        'child' as role,
        opened_on as starts_on

    from cases

)

select * from renamed
