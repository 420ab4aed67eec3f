-- One row per child of the return: the return has no cases, so each child is one.
-- Children who are only in the header have no opening date. No case is known to have closed.
with

header as (

    select * from {{ source('ssda903', 'header') }}

),

removals as (

    select * from {{ ref('stg_ssda903__removals') }}

),

first_removals as (

    select
        case_id,
        min(removed_on) as opened_on

    from removals

    group by case_id

),

renamed as (

    select
        header.child as case_id,
        first_removals.opened_on,
        'foster_care' as program

    from header

    left join first_removals
        on header.child = first_removals.case_id

)

select * from renamed
